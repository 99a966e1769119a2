package io.shoebox.heif.cabac;

/** Where the contexts of each syntax element begin, and what they begin with in intra slices (H.265, tables 9-5 to 9-37). */
public final class Contexts {
    public static final int SAO_MERGE = 0;
    public static final int SAO_TYPE = 1;
    public static final int SPLIT_CODING_UNIT = 2;
    public static final int TRANSQUANT_BYPASS = 5;
    public static final int PART_MODE = 6;
    public static final int PREVIOUS_INTRA_MODE = 7;
    public static final int CHROMA_MODE = 8;
    public static final int QP_DELTA = 9;
    public static final int SPLIT_TRANSFORM = 11;
    public static final int CODED_LUMA = 14;
    public static final int CODED_CHROMA = 16;
    public static final int TRANSFORM_SKIP = 21;
    public static final int LAST_X = 23;
    public static final int LAST_Y = 41;
    public static final int CODED_SUB_BLOCK = 59;
    public static final int SIGNIFICANT = 63;
    public static final int GREATER_1 = 105;
    public static final int GREATER_2 = 129;
    static final int COUNT = 135;

    private static final int[] INIT_VALUES = {
        153, // SAO_MERGE
        200, // SAO_TYPE
        139,
        141,
        157, // SPLIT_CODING_UNIT
        154, // TRANSQUANT_BYPASS
        184, // PART_MODE
        184, // PREVIOUS_INTRA_MODE
        63, // CHROMA_MODE
        154,
        154, // QP_DELTA
        153,
        138,
        138, // SPLIT_TRANSFORM
        111,
        141, // CODED_LUMA
        94,
        138,
        182,
        154,
        154, // CODED_CHROMA
        139,
        139, // TRANSFORM_SKIP
        110,
        110,
        124,
        125,
        140,
        153,
        125,
        127,
        140,
        109,
        111,
        143,
        127,
        111,
        79,
        108,
        123,
        63, // LAST_X
        110,
        110,
        124,
        125,
        140,
        153,
        125,
        127,
        140,
        109,
        111,
        143,
        127,
        111,
        79,
        108,
        123,
        63, // LAST_Y
        91,
        171,
        134,
        141, // CODED_SUB_BLOCK
        111,
        111,
        125,
        110,
        110,
        94,
        124,
        108,
        124,
        107,
        125,
        141,
        179,
        153, // SIGNIFICANT
        125,
        107,
        125,
        141,
        179,
        153,
        125,
        107,
        125,
        141,
        179,
        153,
        125, //
        140,
        139,
        182,
        182,
        152,
        136,
        152,
        136,
        153,
        136,
        139,
        111,
        136,
        139,
        111, //
        140,
        92,
        137,
        138,
        140,
        152,
        138,
        139,
        153,
        74,
        149,
        92, // GREATER_1
        139,
        107,
        122,
        152,
        140,
        179,
        166,
        182,
        140,
        227,
        122,
        197, //
        138,
        153,
        136,
        167,
        152,
        152 // GREATER_2
    };

    private Contexts() {}

    /** The states at the beginning of a slice (H.265, clause 9.3.2.2): twice the index, plus the more probable value. */
    static void initialize(byte[] states, int sliceQp) {
        int qp = Math.clamp(sliceQp, 0, 51);
        for (int i = 0; i < COUNT; i++) {
            int slope = (INIT_VALUES[i] >> 4) * 5 - 45;
            int offset = ((INIT_VALUES[i] & 15) << 3) - 16;
            int state = Math.clamp(((slope * qp) >> 4) + offset, 1, 126);
            states[i] = (byte) (state <= 63 ? (63 - state) << 1 : (state - 64) << 1 | 1);
        }
    }
}
