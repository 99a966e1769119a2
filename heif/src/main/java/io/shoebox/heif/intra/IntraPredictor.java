package io.shoebox.heif.intra;

import io.shoebox.heif.picture.Frame;
import io.shoebox.heif.picture.Plane;
import java.util.Arrays;

/** Predicts blocks from the samples around them (H.265, clause 8.4.4.2.1). */
public final class IntraPredictor {
    private static final int CORNER = ReferenceSamples.CORNER;
    /** Edges of larger blocks are not smoothed. */
    private static final int MOST_EDGE_SIZE = 16;

    private final Frame frame;
    private final ReferenceSamples references;
    private final ReferenceFilter filter;
    private final AngularPrediction angular = new AngularPrediction();

    public IntraPredictor(Frame frame) {
        this.frame = frame;
        references = new ReferenceSamples(frame.blocks());
        filter = new ReferenceFilter(frame.sps().strongSmoothing());
    }

    /**
     * @param index of the plane: 0 for luma, 1 and 2 for chroma
     * @param x in samples of the plane
     * @param y in samples of the plane
     */
    public void predict(int index, int x, int y, int log2Size, int mode) {
        Plane plane = frame.plane(index);
        int size = 1 << log2Size;
        boolean luma = index == 0;
        references.gather(plane, x, y, size, luma ? 0 : 1);
        int[] line = references.line;
        if (luma && ReferenceFilter.isWanted(mode, size)) {
            line = filter.apply(line, size, plane.depth());
        }
        int at = y * plane.stride() + x;
        boolean edges = luma && size <= MOST_EDGE_SIZE;
        switch (mode) {
            case Modes.PLANAR -> planar(line, log2Size, plane, at);
            case Modes.DC -> dc(line, log2Size, plane, at, edges);
            default -> angular.predict(line, size, mode, plane, at, edges);
        }
    }

    /** Clause 8.4.4.2.4. */
    private static void planar(int[] line, int log2Size, Plane plane, int at) {
        int size = 1 << log2Size;
        short[] samples = plane.samples();
        int topRight = line[CORNER + size + 1];
        int bottomLeft = line[CORNER - size - 1];
        for (int y = 0; y < size; y++) {
            int left = line[CORNER - 1 - y];
            int target = at + y * plane.stride();
            int fromBelow = (y + 1) * bottomLeft + size;
            for (int x = 0; x < size; x++) {
                int across = (size - 1 - x) * left + (x + 1) * topRight;
                int down = (size - 1 - y) * line[CORNER + 1 + x] + fromBelow;
                samples[target + x] = (short) ((across + down) >> (log2Size + 1));
            }
        }
    }

    /** Clause 8.4.4.2.5. */
    private static void dc(int[] line, int log2Size, Plane plane, int at, boolean edges) {
        int size = 1 << log2Size;
        int sum = size;
        for (int i = 1; i <= size; i++) {
            sum += line[CORNER + i] + line[CORNER - i];
        }
        int mean = sum >> (log2Size + 1);
        short[] samples = plane.samples();
        int stride = plane.stride();
        for (int y = 0; y < size; y++) {
            Arrays.fill(samples, at + y * stride, at + y * stride + size, (short) mean);
        }
        if (edges) {
            samples[at] = (short) ((line[CORNER - 1] + 2 * mean + line[CORNER + 1] + 2) >> 2);
            for (int i = 1; i < size; i++) {
                samples[at + i] = (short) ((line[CORNER + 1 + i] + 3 * mean + 2) >> 2);
                samples[at + i * stride] = (short) ((line[CORNER - 1 - i] + 3 * mean + 2) >> 2);
            }
        }
    }
}
