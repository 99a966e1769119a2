package io.shoebox.bench.likeness;

/**
 * How like two planes of one size are.
 *
 * @param ssim mean structural similarity (Wang, Bovik, Sheikh and Simoncelli, 2004; 11×11 Gaussian window), 1 for equal
 * @param psnr peak signal-to-noise ratio in decibels
 */
public record Likeness(double ssim, double psnr) {
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);
    private static final double[] WINDOW = window();

    static Likeness of(LumaPlane a, LumaPlane b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("planes of different sizes");
        }
        return new Likeness(ssim(a, b), psnr(a, b));
    }

    private static double psnr(LumaPlane a, LumaPlane b) {
        double sum = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                double difference = a.at(x, y) - b.at(x, y);
                sum += difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * (double) a.width() * a.height() / Math.max(sum, 1e-9));
    }

    private static double ssim(LumaPlane a, LumaPlane b) {
        double[] meanA = blurred(a, b, (p, q) -> p);
        double[] meanB = blurred(a, b, (p, q) -> q);
        double[] squareA = blurred(a, b, (p, q) -> p * p);
        double[] squareB = blurred(a, b, (p, q) -> q * q);
        double[] product = blurred(a, b, (p, q) -> p * q);
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            double both = meanA[i] * meanB[i];
            double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
            double variances = squareA[i] + squareB[i] - squares;
            sum += (2 * both + C1) * (2 * (product[i] - both) + C2) / ((squares + C1) * (variances + C2));
        }
        return sum / meanA.length;
    }

    private interface Term {
        double of(double a, double b);
    }

    /** A term of both planes under the Gaussian window; edges repeat. */
    private static double[] blurred(LumaPlane a, LumaPlane b, Term term) {
        int width = a.width();
        int height = a.height();
        double[] across = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < WINDOW.length; i++) {
                    int from = Math.clamp(x + i - 5, 0, width - 1);
                    across[y * width + x] += WINDOW[i] * term.of(a.at(from, y), b.at(from, y));
                }
            }
        }
        double[] result = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < WINDOW.length; i++) {
                int from = Math.clamp(y + i - 5, 0, height - 1) * width;
                for (int x = 0; x < width; x++) {
                    result[y * width + x] += WINDOW[i] * across[from + x];
                }
            }
        }
        return result;
    }

    private static double[] window() {
        double[] window = new double[11];
        double sum = 0;
        for (int i = 0; i < 11; i++) {
            window[i] = Math.exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5));
            sum += window[i];
        }
        for (int i = 0; i < 11; i++) {
            window[i] /= sum;
        }
        return window;
    }
}
