package io.shoebox.jpeg.picture;

import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.scan.Component;

/**
 * Gives a component's rows at the width of the image.
 *
 * <p>By halves in one or both directions it interpolates with weights 3/4 and 1/4, as the samples lie between those of the
 * image (JFIF 1.02, page 3); it rounds as libjpeg's "fancy" upsampling does. All other ratios repeat samples.
 */
final class Upsampler {
    private final byte[] plane;
    private final int stride;
    private final int columns;
    private final int rows;
    private final int horizontalIn;
    private final int horizontalOut;
    private final int verticalIn;
    private final int verticalOut;
    private final boolean smoothAcross;
    private final boolean smoothDown;
    private final int[] sums;

    /** @param scale N of N/8 */
    Upsampler(Component component, Frame frame, int scale) {
        plane = component.plane();
        stride = component.stride();
        columns = component.width();
        rows = component.height();
        horizontalIn = component.spec().h() * component.size();
        horizontalOut = frame.maxH() * scale;
        verticalIn = component.spec().v() * component.size();
        verticalOut = frame.maxV() * scale;
        boolean halfAcross = horizontalIn * 2 == horizontalOut;
        boolean halfDown = verticalIn * 2 == verticalOut;
        boolean wholeAcross = horizontalIn == horizontalOut;
        boolean wholeDown = verticalIn == verticalOut;
        smoothAcross = scale > 1 && halfAcross && (halfDown || wholeDown) && columns > 2;
        smoothDown = scale > 1 && halfDown && (smoothAcross || wholeAcross);
        sums = new int[smoothAcross ? columns : 0];
    }

    /** Samples, less 128, of one row of the image; {@code out} may be longer. */
    void row(int y, int width, int[] out) {
        if (smoothAcross) {
            sumColumns(y);
            int weight = smoothDown ? 4 : 1;
            widen(width, weight, out);
        } else if (smoothDown) {
            int near = nearRow(y) * stride;
            int far = farRow(y) * stride;
            int bias = (y & 1) == 0 ? 1 : 2;
            for (int x = 0; x < width; x++) {
                out[x] = (3 * plane[near + x] + plane[far + x] + bias) >> 2;
            }
        } else {
            repeat(y, width, out);
        }
    }

    private void repeat(int y, int width, int[] out) {
        int from = (int) ((long) y * verticalIn / verticalOut) * stride;
        if (horizontalIn == horizontalOut) {
            for (int x = 0; x < width; x++) {
                out[x] = plane[from + x];
            }
            return;
        }
        for (int x = 0; x < width; x++) {
            out[x] = plane[from + x * horizontalIn / horizontalOut];
        }
    }

    private int nearRow(int y) {
        return y >> 1;
    }

    private int farRow(int y) {
        return Math.max(0, Math.min(rows - 1, (y & 1) == 0 ? (y >> 1) - 1 : (y >> 1) + 1));
    }

    private void sumColumns(int y) {
        if (!smoothDown) {
            int from = y * stride;
            for (int x = 0; x < columns; x++) {
                sums[x] = plane[from + x];
            }
            return;
        }
        int near = nearRow(y) * stride;
        int far = farRow(y) * stride;
        for (int x = 0; x < columns; x++) {
            sums[x] = 3 * plane[near + x] + plane[far + x];
        }
    }

    /** Each sum becomes two samples; {@code weight} is what the sums are multiplied by already. */
    private void widen(int width, int weight, int[] out) {
        int shift = weight == 4 ? 4 : 2;
        int leftBias = weight == 4 ? 8 : 1;
        int rightBias = weight == 4 ? 7 : 2;
        // At the two ends there is no neighbour: libjpeg takes the sample itself.
        int end = columns - 1;
        out[0] = (4 * sums[0] + leftBias) >> shift;
        for (int x = 1; x <= end; x++) {
            out[2 * x - 1] = (3 * sums[x - 1] + sums[x] + rightBias) >> shift;
            out[2 * x] = (3 * sums[x] + sums[x - 1] + leftBias) >> shift;
        }
        if (2 * end + 1 < width) {
            out[2 * end + 1] = (4 * sums[end] + rightBias) >> shift;
        }
    }
}
