package io.shoebox.heif.hevc;

import io.shoebox.heif.CorruptHeifException;

/** A NAL unit without its emulation prevention bytes (H.265, clause 7.3.1). */
public final class NalUnit {
    private static final int HEADER_BYTES = 2;
    private static final int EMULATION_PREVENTION = 3;
    /** Zeros after the end, so that the arithmetic decoder may read whole words. */
    private static final int PADDING = 64;

    private final byte[] raw;
    private final int rawFrom;
    private final int filePosition;
    private final byte[] payload;
    private final int length;

    private NalUnit(byte[] raw, int rawFrom, int filePosition, byte[] payload, int length) {
        this.raw = raw;
        this.rawFrom = rawFrom;
        this.filePosition = filePosition;
        this.payload = payload;
        this.length = length;
    }

    /**
     * Reads the unit that lies from one index to another.
     *
     * @param filePosition of its first byte in the file
     */
    public static NalUnit of(byte[] data, int from, int to, int filePosition) throws CorruptHeifException {
        if (to - from < HEADER_BYTES) {
            throw new CorruptHeifException("a NAL unit of " + (to - from) + " bytes", filePosition);
        }
        byte[] payload = new byte[to - from + PADDING];
        int length = 0;
        int copyFrom = from;
        // Of three bytes 0, 0, 3 one at each second place is 0 or the last: most are passed in steps of two.
        int at = from + 2;
        while (at < to) {
            if (data[at] > EMULATION_PREVENTION || data[at] < 0) {
                at += 3;
            } else if (data[at] == EMULATION_PREVENTION && data[at - 1] == 0 && data[at - 2] == 0) {
                System.arraycopy(data, copyFrom, payload, length, at - copyFrom);
                length += at - copyFrom;
                copyFrom = at + 1;
                at += 3;
            } else {
                at++;
            }
        }
        System.arraycopy(data, copyFrom, payload, length, to - copyFrom);
        length += to - copyFrom;
        return new NalUnit(data, from, filePosition, payload, length);
    }

    /** nal_unit_type. */
    public int type() {
        return payload[0] >> 1 & 63;
    }

    /** The payload, header included, with zeros after its end. */
    public byte[] bytes() {
        return payload;
    }

    /** Bytes that are the unit's own. */
    public int length() {
        return length;
    }

    BitReader reader() {
        return new BitReader(this, HEADER_BYTES);
    }

    /** @param index of the payload */
    public CorruptHeifException corrupt(String problem, int index) {
        return new CorruptHeifException(problem, filePosition(index));
    }

    /** Where a byte of the payload is in the file. */
    public int filePosition(int index) {
        int at = rawFrom;
        int zeros = 0;
        for (int left = Math.min(index, length); left > 0 && at < raw.length; at++) {
            if (zeros >= 2 && raw[at] == EMULATION_PREVENTION) {
                zeros = 0;
            } else {
                zeros = raw[at] == 0 ? zeros + 1 : 0;
                left--;
            }
        }
        return filePosition + at - rawFrom;
    }
}
