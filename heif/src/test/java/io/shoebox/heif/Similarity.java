package io.shoebox.heif;

import java.awt.image.BufferedImage;

/** Structural similarity (Wang et al. 2004) of luma over windows of 8 × 8, every fourth pixel. */
final class Similarity {
    private static final int WINDOW = 8;
    private static final int STEP = 4;
    private static final double C1 = 6.5025;
    private static final double C2 = 58.5225;

    private Similarity() {}

    static double of(BufferedImage first, BufferedImage second) {
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + WINDOW <= first.getHeight(); y += STEP) {
            for (int x = 0; x + WINDOW <= first.getWidth(); x += STEP) {
                sum += window(first, second, x, y);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(BufferedImage first, BufferedImage second, int left, int top) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = top; y < top + WINDOW; y++) {
            for (int x = left; x < left + WINDOW; x++) {
                double a = luma(first.getRGB(x, y));
                double b = luma(second.getRGB(x, y));
                sumA += a;
                sumB += b;
                squaresA += a * a;
                squaresB += b * b;
                products += a * b;
            }
        }
        double n = WINDOW * WINDOW;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double variances = squaresA / n - meanA * meanA + squaresB / n - meanB * meanB;
        double covariance = products / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
    }

    private static double luma(int pixel) {
        return 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
    }

    /** Means of 2 × 2 pixels. */
    static BufferedImage halved(BufferedImage image) {
        var half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = 0; x < half.getWidth(); x++) {
                int pixel = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int sum = 2;
                    for (int i = 0; i < 4; i++) {
                        sum += image.getRGB(2 * x + (i & 1), 2 * y + (i >> 1)) >> shift & 255;
                    }
                    pixel |= (sum / 4) << shift;
                }
                half.setRGB(x, y, pixel);
            }
        }
        return half;
    }
}
