package io.shoebox.heif.hevc;

/** Types of NAL units (H.265, table 7-1). */
public final class UnitTypes {
    static final int IDR_W_RADL = 19;
    static final int IDR_N_LP = 20;
    static final int SPS = 33;
    static final int PPS = 34;
    private static final int FIRST_RANDOM_ACCESS = 16;
    private static final int LAST_RANDOM_ACCESS = 21;
    private static final int FIRST_NOT_OF_A_SLICE = 32;

    private UnitTypes() {}

    /** Whether it holds a slice of a picture that refers to no other. */
    public static boolean isIntraSlice(int type) {
        return type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS;
    }

    public static boolean isSlice(int type) {
        return type < FIRST_NOT_OF_A_SLICE;
    }

    static boolean isIdr(int type) {
        return type == IDR_W_RADL || type == IDR_N_LP;
    }
}
