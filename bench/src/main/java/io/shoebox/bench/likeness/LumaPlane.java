package io.shoebox.bench.likeness;

import java.awt.image.BufferedImage;

/** The brightness (Y of JFIF, 0 to 255) of an image, row by row. */
final class LumaPlane {
    private final int width;
    private final int height;
    private final float[] values;

    LumaPlane(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    static LumaPlane of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] values = new float[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int p = row[x];
                values[y * width + x] = 0.299f * (p >> 16 & 0xFF) + 0.587f * (p >> 8 & 0xFF) + 0.114f * (p & 0xFF);
            }
        }
        return new LumaPlane(width, height, values);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float at(int x, int y) {
        return values[y * width + x];
    }

    /** The upper left corner. */
    LumaPlane cropped(int newWidth, int newHeight) {
        float[] result = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            System.arraycopy(values, y * width, result, y * newWidth, newWidth);
        }
        return new LumaPlane(newWidth, newHeight, result);
    }

    /** Made smaller by a Lanczos filter of three lobes, without rounding: the reference of every quality figure. */
    LumaPlane lanczos(int newWidth, int newHeight) {
        return narrowed(newWidth).transposed().narrowed(newHeight).transposed();
    }

    private LumaPlane narrowed(int newWidth) {
        double scale = (double) width / newWidth;
        double reach = 3 * Math.max(1, scale);
        float[] result = new float[newWidth * height];
        for (int x = 0; x < newWidth; x++) {
            double centre = (x + 0.5) * scale - 0.5;
            int first = (int) Math.ceil(centre - reach);
            double[] weights = weights(centre, first, (int) Math.floor(centre + reach), Math.max(1, scale));
            for (int y = 0; y < height; y++) {
                double sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * at(Math.clamp(first + i, 0, width - 1), y);
                }
                result[y * newWidth + x] = (float) sum;
            }
        }
        return new LumaPlane(newWidth, height, result);
    }

    private static double[] weights(double centre, int first, int last, double scale) {
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = (first + i - centre) / scale;
            weights[i] = sinc(distance) * sinc(distance / 3);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private LumaPlane transposed() {
        float[] result = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result[x * height + y] = at(x, y);
            }
        }
        return new LumaPlane(height, width, result);
    }
}
