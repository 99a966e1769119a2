package io.shoebox.thumbnailer.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import net.coobird.thumbnailator.resizers.Resizer;
import net.coobird.thumbnailator.resizers.Resizers;

/**
 * Makes {@code TYPE_INT_RGB} images smaller with a windowed sinc of 8 taps; Thumbnailator's own resizer does the rest.
 *
 * <p>Ratios beyond 2 are halved first. Each pass shrinks the height and swaps rows and columns, so two passes shrink both
 * and put them back. Float rows go in and packed ints come out: the JIT compiler vectorizes loops that cannot overlap.
 */
public final class LanczosResizer implements Resizer {
    private static final int TAPS = LanczosWeights.TAPS;
    private static final int RGB = 0xFFFFFF;
    private static final int BAND = 8;

    /** Pixels of an image or of a step between: where they start, and how far two rows are apart. */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    private record Pixels(int[] data, int start, int stride, int width, int height) {
        static Pixels of(BufferedImage image) {
            Raster raster = image.getRaster();
            var model = (SinglePixelPackedSampleModel) raster.getSampleModel();
            var buffer = (DataBufferInt) raster.getDataBuffer();
            int start = model.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY());
            return new Pixels(
                    buffer.getData(),
                    buffer.getOffset() + start,
                    model.getScanlineStride(),
                    image.getWidth(),
                    image.getHeight());
        }

        static Pixels empty(int width, int height) {
            return new Pixels(new int[width * height], 0, width, width, height);
        }
    }

    @Override
    public void resize(BufferedImage source, BufferedImage target) {
        if (source.getType() == BufferedImage.TYPE_INT_RGB && target.getType() == BufferedImage.TYPE_INT_RGB) {
            resize(Pixels.of(source), Pixels.of(target));
        } else {
            Resizers.PROGRESSIVE.resize(atLeastTwo(source), target);
        }
    }

    /** A single row or column is doubled: the other resizer halves it to nothing, and leaves black. */
    private static BufferedImage atLeastTwo(BufferedImage source) {
        int width = source.getWidth();
        int height = source.getHeight();
        if (width > 1 && height > 1) {
            return source;
        }
        boolean alpha = source.getColorModel().hasAlpha();
        var doubled = new BufferedImage(
                Math.max(2, width),
                Math.max(2, height),
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = doubled.createGraphics();
        graphics.drawImage(source, 0, 0, doubled.getWidth(), doubled.getHeight(), null);
        graphics.dispose();
        return doubled;
    }

    private static void resize(Pixels source, Pixels target) {
        boolean halveWidth = source.width > 2 * target.width;
        boolean halveHeight = source.height > 2 * target.height;
        if (halveWidth || halveHeight) {
            int width = halveWidth ? Math.ceilDiv(source.width, 2) : source.width;
            int height = halveHeight ? Math.ceilDiv(source.height, 2) : source.height;
            Pixels half = Pixels.empty(width, height);
            resize(source, half);
            resize(half, target);
        } else {
            Pixels turned = Pixels.empty(/* width= */ target.height, /* height= */ source.width);
            shrinkAndTurn(source, turned);
            shrinkAndTurn(turned, target);
        }
    }

    /** The target's rows are the source's columns. */
    private static void shrinkAndTurn(Pixels source, Pixels target) {
        int width = source.width;
        double ratio = (double) source.height / target.width;
        float[][][] ring = new float[3][TAPS][width];
        int[][] band = new int[BAND][width];
        int loaded = 0;
        for (int y = 0; y < target.width; y++) {
            double centre = (y + 0.5) * ratio - 0.5;
            int first = (int) Math.floor(centre) - TAPS / 2 + 1;
            float[] weights = LanczosWeights.of(centre - first, Math.max(1, ratio));
            for (; loaded < Math.min(source.height, first + TAPS); loaded++) {
                unpack(source, loaded, ring);
            }
            for (float[][] channel : ring) {
                blend(rows(channel, first, source.height), weights, band[y % BAND]);
            }
            if (y % BAND == BAND - 1 || y == target.width - 1) {
                turn(band, y % BAND + 1, target, y - y % BAND);
            }
        }
    }

    /** The rows under the taps; beyond the edges the last row repeats. */
    static float[][] rows(float[][] ring, int first, int height) {
        float[][] rows = new float[TAPS][];
        for (int i = 0; i < TAPS; i++) {
            rows[i] = ring[Math.clamp(first + i, 0, height - 1) % TAPS];
        }
        return rows;
    }

    /** From packed pixels to a row each of red, green and blue. */
    private static void unpack(Pixels source, int row, float[][][] ring) {
        int start = source.start + row * source.stride;
        for (int channel = 0; channel < 3; channel++) {
            unpack(source.data, start, 16 - 8 * channel, ring[channel][row % TAPS]);
        }
    }

    private static void unpack(int[] in, int from, int shift, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = in[from + x] >> shift & 0xFF;
        }
    }

    /** Shifts one channel of the weighted rows into the packed pixels; locals, as this is the hot loop. */
    static void blend(float[][] rows, float[] weights, int[] out) {
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        float[] r4 = rows[4];
        float[] r5 = rows[5];
        float[] r6 = rows[6];
        float[] r7 = rows[7];
        float w0 = weights[0];
        float w1 = weights[1];
        float w2 = weights[2];
        float w3 = weights[3];
        float w4 = weights[4];
        float w5 = weights[5];
        float w6 = weights[6];
        float w7 = weights[7];
        for (int x = 0; x < out.length; x++) {
            float sum = r0[x] * w0
                    + r1[x] * w1
                    + r2[x] * w2
                    + r3[x] * w3
                    + r4[x] * w4
                    + r5[x] * w5
                    + r6[x] * w6
                    + r7[x] * w7;
            int level = Math.min(255, Math.max(0, (int) (sum + 0.5f)));
            out[x] = out[x] << 8 | level;
        }
    }

    /** Rows of the band become columns of the target, from the given one. */
    private static void turn(int[][] band, int rows, Pixels target, int column) {
        if (rows == BAND) {
            turnEight(band, target.data, target.start + column, target.stride);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < target.height; x++) {
                target.data[target.start + x * target.stride + column + row] = band[row][x] & RGB;
            }
        }
    }

    /** Eight pixels at a time, side by side in the target: a cache line is touched but twice. */
    private static void turnEight(int[][] band, int[] out, int start, int stride) {
        int[] r0 = band[0];
        int[] r1 = band[1];
        int[] r2 = band[2];
        int[] r3 = band[3];
        int[] r4 = band[4];
        int[] r5 = band[5];
        int[] r6 = band[6];
        int[] r7 = band[7];
        int to = start;
        for (int x = 0; x < r0.length; x++) {
            out[to] = r0[x] & RGB;
            out[to + 1] = r1[x] & RGB;
            out[to + 2] = r2[x] & RGB;
            out[to + 3] = r3[x] & RGB;
            out[to + 4] = r4[x] & RGB;
            out[to + 5] = r5[x] & RGB;
            out[to + 6] = r6[x] & RGB;
            out[to + 7] = r7[x] & RGB;
            to += stride;
        }
    }
}
