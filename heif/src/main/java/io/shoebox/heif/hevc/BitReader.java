package io.shoebox.heif.hevc;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.UnsupportedHeifException;

/** Reads syntax elements of fixed length and of Exp-Golomb codes (H.265, clause 9.2). */
public final class BitReader {
    private static final int MOST_ZEROS = 31;

    private final NalUnit unit;
    private final byte[] bytes;
    private final int end;
    private int position;

    /** @param from index of the unit's payload */
    public BitReader(NalUnit unit, int from) {
        this.unit = unit;
        bytes = unit.bytes();
        position = from * 8;
        end = unit.length() * 8;
    }

    /** u(n), at most 32 bits. */
    public int bits(int count) throws CorruptHeifException {
        if (position + count > end) {
            throw corrupt("the parameters end too early");
        }
        int value = 0;
        for (int i = 0; i < count; i++, position++) {
            value = value << 1 | (bytes[position >> 3] >> (7 - (position & 7)) & 1);
        }
        return value;
    }

    boolean flag() throws CorruptHeifException {
        return bits(1) != 0;
    }

    void skip(int count) throws CorruptHeifException {
        if (position + count > end) {
            throw corrupt("the parameters end too early");
        }
        position += count;
    }

    /** ue(v). */
    int unsigned() throws CorruptHeifException {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > MOST_ZEROS) {
                throw corrupt("an Exp-Golomb code of too many bits");
            }
        }
        return zeros == 0 ? 0 : (1 << zeros) - 1 + bits(zeros);
    }

    /** ue(v), which must be in bounds. */
    int unsigned(String name, int most) throws CorruptHeifException {
        int value = unsigned();
        if (value < 0 || value > most) {
            throw corrupt(name + " of " + Integer.toUnsignedString(value));
        }
        return value;
    }

    /** se(v), which must be in bounds. */
    int signed(String name, int least, int most) throws CorruptHeifException {
        int code = unsigned();
        int value = (code & 1) != 0 ? (code >>> 1) + 1 : -(code >>> 1);
        if (value < least || value > most) {
            throw corrupt(name + " of " + value);
        }
        return value;
    }

    /** Index of the byte after the bits that were read. */
    public int nextByte() {
        return (position + 7) >> 3;
    }

    CorruptHeifException corrupt(String problem) {
        return unit.corrupt(problem, position >> 3);
    }

    UnsupportedHeifException unsupported(String feature) {
        return new UnsupportedHeifException(feature, unit.filePosition(position >> 3));
    }
}
