package io.shoebox.thumbnailer.picture;

import java.awt.image.BufferedImage;

/** The same filter as a sum over both directions at once, in doubles and without rounding; columns first, as clamping is not linear. */
final class SlowLanczos {
    private SlowLanczos() {}

    static double at(BufferedImage source, int newWidth, int newHeight, int x, int y, int shift) {
        double[] across = weights(x, (double) source.getWidth() / newWidth);
        double[] down = weights(y, (double) source.getHeight() / newHeight);
        int left = first(x, (double) source.getWidth() / newWidth);
        int top = first(y, (double) source.getHeight() / newHeight);
        double sum = 0;
        for (int j = 0; j < 8; j++) {
            double column = 0;
            for (int i = 0; i < 8; i++) {
                int fromX = Math.clamp(left + j, 0, source.getWidth() - 1);
                int fromY = Math.clamp(top + i, 0, source.getHeight() - 1);
                column += down[i] * (source.getRGB(fromX, fromY) >> shift & 0xFF);
            }
            sum += across[j] * Math.clamp(column, 0, 255);
        }
        return Math.clamp(sum, 0, 255);
    }

    private static int first(int position, double ratio) {
        return (int) Math.floor((position + 0.5) * ratio - 0.5) - 3;
    }

    private static double[] weights(int position, double ratio) {
        double lobes = Math.min(3, 4 / ratio);
        double[] weights = new double[8];
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            double distance = (first(position, ratio) + i - (position + 0.5) * ratio + 0.5) / ratio;
            weights[i] = Math.abs(distance) < lobes ? sinc(distance) * sinc(distance / lobes) : 0;
            sum += weights[i];
        }
        for (int i = 0; i < 8; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
