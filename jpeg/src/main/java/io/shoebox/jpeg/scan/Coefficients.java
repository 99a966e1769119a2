package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.JpegLimitException;
import io.shoebox.jpeg.transform.BlockTransform;

/**
 * A component's coefficients between the scans of a progressive frame (T.81 G.1.2): only those that the transform needs, and
 * for each block a bit for each coefficient that is not zero, for refinement scans depend on all of them.
 */
final class Coefficients {
    private final Component component;
    private final int kept;
    /** Where a coefficient is kept, by zigzag index; -1 for one that is not. */
    private final byte[] slots = new byte[64];

    private final byte[] zigzagOfSlot;
    private final short[] values;
    /** Empty if no AC coefficient is needed. */
    private final long[] nonZero;

    Coefficients(Component component) {
        this.component = component;
        long needed = component.transform().needed();
        kept = Long.bitCount(needed);
        zigzagOfSlot = new byte[kept];
        int slot = 0;
        for (int i = 0; i < 64; i++) {
            boolean keep = (needed >>> i & 1) != 0;
            slots[i] = (byte) (keep ? slot : -1);
            if (keep) {
                zigzagOfSlot[slot++] = (byte) i;
            }
        }
        int blocks = component.blocksWide() * component.blocksHigh();
        values = new short[blocks * kept];
        nonZero = new long[kept == 1 ? 0 : blocks];
    }

    /** Bytes that the coefficients of a component will take. */
    static long bytes(long blocks, BlockTransform transform) {
        int kept = Long.bitCount(transform.needed());
        return blocks * (2L * kept + (kept == 1 ? 0 : 8));
    }

    Component component() {
        return component;
    }

    /** How many coefficients of a block are kept; the first of them is DC. */
    int kept() {
        return kept;
    }

    byte[] slots() {
        return slots;
    }

    short[] values() {
        return values;
    }

    long[] nonZero() {
        return nonZero;
    }

    /** Transforms all blocks into the component's plane. */
    void inverse(int[] weights, Deadline deadline) throws JpegLimitException {
        int[] block = new int[64];
        byte[] cells = component.transform().cells();
        for (int y = 0; y < component.scanBlocksHigh(); y++) {
            deadline.check();
            int index = y * component.blocksWide();
            int offset = component.offset(0, y);
            for (int x = 0; x < component.scanBlocksWide(); x++) {
                int base = index * kept;
                block[0] = values[base] * weights[0];
                boolean flat = nonZero.length == 0 || nonZero[index] == 0;
                for (int slot = 1; !flat && slot < kept; slot++) {
                    int zigzag = zigzagOfSlot[slot];
                    block[cells[zigzag]] += values[base + slot] * weights[zigzag];
                }
                component.inverse(block, offset, flat);
                index++;
                offset += component.size();
            }
        }
    }
}
