package io.shoebox.heif.intra;

import io.shoebox.heif.picture.BlockMap;
import io.shoebox.heif.picture.Plane;
import java.util.Arrays;

/**
 * The samples around a block that it is predicted from (H.265, clause 8.4.4.2.2), as one line: from below the left side
 * upwards to the corner, and on to the right of the upper side.
 */
final class ReferenceSamples {
    /** The index of the corner. */
    static final int CORNER = 64;

    private static final int MISSING = -1;

    final int[] line = new int[2 * CORNER + 1];
    private final BlockMap blocks;
    private boolean complete;

    ReferenceSamples(BlockMap blocks) {
        this.blocks = blocks;
    }

    /**
     * Gathers what there is, and fills the rest.
     *
     * @param x of the block, in samples of the plane
     * @param log2Subsampling 0 for luma, 1 for chroma
     */
    void gather(Plane plane, int x, int y, int size, int log2Subsampling) {
        complete = true;
        int first = blocks.at(x << log2Subsampling, y << log2Subsampling);
        int log2Unit = BlockMap.LOG2_UNIT - log2Subsampling;
        int units = (2 * size) >> log2Unit;
        gatherLeft(plane, y * plane.stride() + x - 1, first - 1, units, 1 << log2Unit);
        int above = (y - 1) * plane.stride() + x;
        if (blocks.isAvailable(first - blocks.stride() - 1)) {
            line[CORNER] = plane.samples()[above - 1];
        } else {
            line[CORNER] = MISSING;
            complete = false;
        }
        gatherAbove(plane, above, first - blocks.stride(), units, 1 << log2Unit);
        if (!complete) {
            fill(2 * size, 1 << (plane.depth() - 1));
        }
    }

    private void gatherLeft(Plane plane, int from, int firstUnit, int units, int unit) {
        short[] samples = plane.samples();
        int stride = plane.stride();
        int available = 0;
        while (available < units && blocks.isAvailable(firstUnit + available * blocks.stride())) {
            available++;
        }
        int end = available * unit;
        for (int i = 0, at = from; i < end; i++, at += stride) {
            line[CORNER - 1 - i] = samples[at];
        }
        // What is further down was decoded later: there are no gaps but within the first slices of a picture.
        for (int k = available; k < units; k++) {
            boolean there = blocks.isAvailable(firstUnit + k * blocks.stride());
            complete = false;
            for (int i = k * unit; i < (k + 1) * unit; i++) {
                line[CORNER - 1 - i] = there ? samples[from + i * stride] : MISSING;
            }
        }
    }

    private void gatherAbove(Plane plane, int from, int firstUnit, int units, int unit) {
        short[] samples = plane.samples();
        int available = 0;
        while (available < units && blocks.isAvailable(firstUnit + available)) {
            available++;
        }
        int end = available * unit;
        for (int i = 0; i < end; i++) {
            line[CORNER + 1 + i] = samples[from + i];
        }
        for (int k = available; k < units; k++) {
            boolean there = blocks.isAvailable(firstUnit + k);
            complete = false;
            for (int i = k * unit; i < (k + 1) * unit; i++) {
                line[CORNER + 1 + i] = there ? samples[from + i] : MISSING;
            }
        }
    }

    /** Each missing sample is as the one before it; those before the first are as that one. */
    private void fill(int side, int middle) {
        int from = CORNER - side;
        int to = CORNER + side;
        int first = from;
        while (first <= to && line[first] == MISSING) {
            first++;
        }
        if (first > to) {
            Arrays.fill(line, from, to + 1, middle);
            return;
        }
        Arrays.fill(line, from, first, line[first]);
        for (int i = first + 1; i <= to; i++) {
            if (line[i] == MISSING) {
                line[i] = line[i - 1];
            }
        }
    }
}
