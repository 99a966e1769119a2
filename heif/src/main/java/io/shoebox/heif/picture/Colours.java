package io.shoebox.heif.picture;

import io.shoebox.heif.UnsupportedHeifException;
import io.shoebox.heif.box.Property.Nclx;
import io.shoebox.heif.hevc.Sps.VideoSignal;
import org.jspecify.annotations.Nullable;

/**
 * From Y, Cb, Cr of 8 bits to R, G, B (H.273, table 4 and clause 8.3), in units of 1/65536.
 *
 * @param black the Y of black
 * @param luma what a step of Y adds
 * @param redOfCr what a step of Cr adds to red
 * @param greenOfCb what a step of Cb takes from green
 * @param greenOfCr what a step of Cr takes from green
 * @param blueOfCb what a step of Cb adds to blue
 */
public record Colours(int black, int luma, int redOfCr, int greenOfCb, int greenOfCr, int blueOfCb) {
    private static final double ONE = 1 << 16;
    private static final int UNSPECIFIED = 2;

    /** Shares of red and blue in luma. */
    private record Weights(double red, double blue) {}

    /**
     * The colours that the file gives, or else its bitstream, or else those of a photo without either (ISO/IEC 23000-22, clause
     * 7.3.6.4): BT.601 at full range.
     */
    public static Colours of(@Nullable Nclx nclx, VideoSignal signal, long position) throws UnsupportedHeifException {
        boolean full = nclx != null ? nclx.fullRange() : !signal.present() || signal.fullRange();
        int matrix = nclx != null ? nclx.matrix() : signal.matrix();
        return of(weights(matrix == UNSPECIFIED ? signal.matrix() : matrix, position), full);
    }

    private static Weights weights(int matrix, long position) throws UnsupportedHeifException {
        return switch (matrix) {
            case 1 -> new Weights(0.2126, 0.0722);
            case 2, 5, 6 -> new Weights(0.299, 0.114);
            case 4 -> new Weights(0.30, 0.11);
            case 7 -> new Weights(0.212, 0.087);
            case 9 -> new Weights(0.2627, 0.0593);
            default -> throw new UnsupportedHeifException("matrix coefficients " + matrix, position);
        };
    }

    private static Colours of(Weights weights, boolean full) {
        double luma = full ? 1 : 255 / 219.0;
        double chroma = full ? 1 : 255 / 224.0;
        double red = 2 * (1 - weights.red()) * chroma;
        double blue = 2 * (1 - weights.blue()) * chroma;
        double green = 1 - weights.red() - weights.blue();
        return new Colours(
                full ? 0 : 16,
                fixed(luma),
                fixed(red),
                fixed(blue * weights.blue() / green),
                fixed(red * weights.red() / green),
                fixed(blue));
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * ONE);
    }

    /** Converts a row to pixels without alpha. */
    void toRgb(int[] y, int[] cb, int[] cr, int chromaShift, int[] pixels, int at, int count) {
        for (int x = 0; x < count; x++) {
            int base = (y[x] - black) * luma + (1 << 15);
            int blueness = cb[x >> chromaShift] - 128;
            int redness = cr[x >> chromaShift] - 128;
            int red = clip((base + redOfCr * redness) >> 16);
            int green = clip((base - greenOfCb * blueness - greenOfCr * redness) >> 16);
            int blue = clip((base + blueOfCb * blueness) >> 16);
            pixels[at + x] = red << 16 | green << 8 | blue;
        }
    }

    /** Converts a row without colours to pixels without alpha. */
    void toGray(int[] y, int[] pixels, int at, int count) {
        for (int x = 0; x < count; x++) {
            pixels[at + x] = gray(y[x]) * 0x010101;
        }
    }

    int gray(int y) {
        return clip(((y - black) * luma + (1 << 15)) >> 16);
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
