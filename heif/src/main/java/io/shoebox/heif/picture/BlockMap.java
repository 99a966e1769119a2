package io.shoebox.heif.picture;

import java.util.Arrays;

/**
 * What is known of each block of 4 × 4 luma samples. Around the picture is a margin that belongs to nobody, so that
 * neighbours need no bounds.
 */
public final class BlockMap {
    public static final int LOG2_UNIT = 2;
    /** Units that may be asked for beyond the right and the lower side: twice the largest transform block. */
    private static final int MARGIN = 17;

    private static final int NOBODY = 0;

    public final byte[] depths;
    public final byte[] modes;
    public final byte[] qps;
    private final int[] owners;
    private final int stride;
    private int current;

    BlockMap(int width, int height) {
        stride = side(width);
        int units = stride * side(height);
        depths = new byte[units];
        modes = new byte[units];
        qps = new byte[units];
        owners = new int[units];
    }

    private static int side(int samples) {
        return (samples >> LOG2_UNIT) + 1 + MARGIN;
    }

    /** Bytes that the map of a picture takes. */
    static long memory(int width, int height) {
        return (3 * Byte.BYTES + Integer.BYTES) * (long) side(width) * side(height);
    }

    public void clear() {
        Arrays.fill(owners, NOBODY);
    }

    /** Blocks are neighbours to each other only in one slice and tile: a number of both, not 0. */
    public void begin(int sliceAndTile) {
        current = sliceAndTile;
    }

    /** The index of the unit that a luma sample is in; the sample may lie one beyond the left or upper side. */
    public int at(int x, int y) {
        return ((y >> LOG2_UNIT) + 1) * stride + (x >> LOG2_UNIT) + 1;
    }

    /** From a unit to the one below. */
    public int stride() {
        return stride;
    }

    /** Whether a unit is decoded, and of the slice and tile that is being decoded. */
    public boolean isAvailable(int unit) {
        return owners[unit] == current;
    }

    /** Sets the units of a block. */
    public void fill(byte[] values, int x, int y, int size, int value) {
        int units = Math.max(1, size >> LOG2_UNIT);
        int from = at(x, y);
        for (int row = 0; row < units; row++, from += stride) {
            Arrays.fill(values, from, from + units, (byte) value);
        }
    }

    /** A block is decoded. */
    public void claim(int x, int y, int size) {
        int units = Math.max(1, size >> LOG2_UNIT);
        int from = at(x, y);
        for (int row = 0; row < units; row++, from += stride) {
            Arrays.fill(owners, from, from + units, current);
        }
    }
}
