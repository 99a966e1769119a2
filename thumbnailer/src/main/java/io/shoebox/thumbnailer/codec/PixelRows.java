package io.shoebox.thumbnailer.codec;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * A picture that is made of rows from top to bottom, of which each box of n × n pixels becomes one by its average: what is
 * transparent counts by its opacity.
 */
final class PixelRows {
    private static final int OPAQUE = 0xFF000000;
    private static final int[] RGB_MASKS = {0xFF0000, 0xFF00, 0xFF};

    private final int width;
    private final int height;
    private final int step;
    private final int outWidth;
    private final int[] out;
    /** Sums of the boxes of a row of boxes: opacity, and red, green and blue times opacity. */
    private final long[][] sums;

    private int rows;
    private int commonBits = OPAQUE;

    /** @param step pixels of a side of a box */
    PixelRows(int width, int height, int step) {
        this.width = width;
        this.height = height;
        this.step = step;
        outWidth = Math.ceilDiv(width, step);
        out = new int[Math.multiplyExact(outWidth, Math.ceilDiv(height, step))];
        sums = new long[step == 1 ? 0 : 4][outWidth];
    }

    /** Bytes that such a picture takes, beside a row of the source. */
    static long memory(int width, int height, int step) {
        long columns = Math.ceilDiv(width, step);
        return Integer.BYTES * columns * Math.ceilDiv(height, step) + 4 * Long.BYTES * columns;
    }

    /** How many rows there are. */
    int rows() {
        return rows;
    }

    /** Takes the next row, as 0xAARRGGBB, not premultiplied; the array may be used again. */
    void put(int[] row) {
        for (int x = 0; x < width; x++) {
            commonBits &= row[x];
        }
        if (step == 1) {
            System.arraycopy(row, 0, out, rows * width, width);
            rows++;
            return;
        }
        boolean opaque = commonBits >>> 24 == 0xFF;
        for (int x = 0; x < outWidth; x++) {
            if (opaque) {
                addOpaque(row, x);
            } else {
                add(row, x);
            }
        }
        rows++;
        if (rows % step == 0 || rows == height) {
            finishBoxes();
        }
    }

    /** Takes the same row until there are as many. */
    void fill(int[] row, int until) {
        while (rows < until) {
            put(row);
        }
    }

    private void add(int[] row, int box) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        int end = Math.min(width, (box + 1) * step);
        for (int x = box * step; x < end; x++) {
            int pixel = row[x];
            long opacity = Integer.toUnsignedLong(pixel) >>> 24;
            alpha += opacity;
            red += opacity * (pixel >> 16 & 0xFF);
            green += opacity * (pixel >> 8 & 0xFF);
            blue += opacity * (pixel & 0xFF);
        }
        put(box, alpha, red, green, blue);
    }

    /** The same where nothing is transparent so far. */
    private void addOpaque(int[] row, int box) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int end = Math.min(width, (box + 1) * step);
        for (int x = box * step; x < end; x++) {
            int pixel = row[x];
            red += pixel >> 16 & 0xFF;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
        put(box, 255L * (end - box * step), 255L * red, 255L * green, 255L * blue);
    }

    private void put(int box, long alpha, long red, long green, long blue) {
        sums[0][box] += alpha;
        sums[1][box] += red;
        sums[2][box] += green;
        sums[3][box] += blue;
    }

    private void finishBoxes() {
        int high = (rows - 1) % step + 1;
        int start = (rows - 1) / step * outWidth;
        for (int box = 0; box < outWidth; box++) {
            long pixels = (long) high * (Math.min(width, (box + 1) * step) - box * step);
            long alpha = sums[0][box];
            out[start + box] = alpha == 0
                    ? 0
                    : (int) ((alpha + pixels / 2) / pixels) << 24
                            | rounded(sums[1][box], alpha) << 16
                            | rounded(sums[2][box], alpha) << 8
                            | rounded(sums[3][box], alpha);
        }
        for (long[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    private static int rounded(long sum, long alpha) {
        return (int) ((sum + alpha / 2) / alpha);
    }

    /** As {@code INT_ARGB} if any pixel lets the background through, else as {@code INT_RGB}. */
    BufferedImage picture() {
        boolean opaque = commonBits >>> 24 == 0xFF;
        var data = new DataBufferInt(out, out.length);
        ColorModel model = opaque
                ? new DirectColorModel(24, RGB_MASKS[0], RGB_MASKS[1], RGB_MASKS[2])
                : ColorModel.getRGBdefault();
        int[] masks = opaque ? RGB_MASKS : new int[] {RGB_MASKS[0], RGB_MASKS[1], RGB_MASKS[2], OPAQUE};
        var raster = Raster.createPackedRaster(data, outWidth, out.length / outWidth, outWidth, masks, new Point(0, 0));
        return new BufferedImage(model, raster, false, null);
    }

    /**
     * The picture of a file that ends too early, gray where it does.
     *
     * @param gray a row of what is shown there
     * @throws IIOException if too little is there to be shown
     */
    Decoded partly(int[] gray, String problem) throws IIOException {
        long percent = 100L * rows / height;
        if (percent < Decoded.LEAST_PERCENT) {
            throw new IIOException(problem);
        }
        fill(gray, height);
        return Decoded.partly(picture(), Math.min(percent, 99));
    }
}
