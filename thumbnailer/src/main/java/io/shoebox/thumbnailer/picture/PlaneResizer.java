package io.shoebox.thumbnailer.picture;

import io.shoebox.jpeg.Plane;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes planes smaller as {@link LanczosResizer} does pictures: ratios beyond 2 are halved first, and two passes shrink one
 * side each. Eight bytes go out as one number.
 */
final class PlaneResizer {
    private static final int TAPS = LanczosWeights.TAPS;
    private static final int BAND = 8;
    /** Of eight samples: from 0 to 255 to less 128. */
    private static final long LESS_128 = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PlaneResizer() {}

    /**
     * The plane in this size.
     *
     * @param across source columns a target column, at least 1; what the sizes say up to rounding
     * @param down source rows a target row, at least 1
     */
    static Plane resize(Plane source, int width, int height, double across, double down) {
        if (source.width() == width && source.height() == height && across == 1 && down == 1) {
            return source;
        }
        if (across > 2 || down > 2) {
            int halfWidth = across > 2 ? Math.ceilDiv(source.width(), 2) : source.width();
            int halfHeight = down > 2 ? Math.ceilDiv(source.height(), 2) : source.height();
            double halfAcross = across > 2 ? 2 : 1;
            double halfDown = down > 2 ? 2 : 1;
            Plane half = shrink(source, halfWidth, halfHeight, halfAcross, halfDown);
            return resize(half, width, height, across / halfAcross, down / halfDown);
        }
        return shrink(source, width, height, across, down);
    }

    private static Plane shrink(Plane source, int width, int height, double across, double down) {
        return shrinkAndTurn(shrinkAndTurn(source, height, down), width, across);
    }

    /** So many rows of it, which become columns. */
    private static Plane shrinkAndTurn(Plane source, int rows, double ratio) {
        int width = source.width();
        Plane target = Plane.of(/* width= */ rows, /* height= */ width);
        float[][] ring = new float[TAPS][width];
        int[][] band = new int[BAND][width];
        int loaded = 0;
        for (int y = 0; y < rows; y++) {
            double centre = (y + 0.5) * ratio - 0.5;
            int first = (int) Math.floor(centre) - TAPS / 2 + 1;
            float[] weights = LanczosWeights.of(centre - first, Math.max(1, ratio));
            for (; loaded < Math.min(source.height(), first + TAPS); loaded++) {
                unpack(source.samples(), loaded * source.stride(), ring[loaded % TAPS]);
            }
            LanczosResizer.blend(LanczosResizer.rows(ring, first, source.height()), weights, band[y % BAND]);
            if (y % BAND == BAND - 1 || y == rows - 1) {
                turn(band, y % BAND + 1, target, y - y % BAND);
            }
        }
        return target;
    }

    private static void unpack(byte[] in, int from, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = in[from + x] + 128;
        }
    }

    /** Rows of the band become columns of the target, from the given one. */
    private static void turn(int[][] band, int rows, Plane target, int column) {
        if (rows == BAND) {
            turnEight(band, target.samples(), column, target.stride());
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < target.height(); x++) {
                target.samples()[x * target.stride() + column + row] = (byte) (band[row][x] - 128);
            }
        }
    }

    private static void turnEight(int[][] band, byte[] out, int start, int stride) {
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
            int low = (r0[x] & 0xFF) | (r1[x] & 0xFF) << 8 | (r2[x] & 0xFF) << 16 | r3[x] << 24;
            int high = (r4[x] & 0xFF) | (r5[x] & 0xFF) << 8 | (r6[x] & 0xFF) << 16 | r7[x] << 24;
            LONGS.set(out, to, ((long) high << 32 | (low & 0xFFFFFFFFL)) ^ LESS_128);
            to += stride;
        }
    }
}
