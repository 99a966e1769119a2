package io.shoebox.thumbnailer.picture;

/** A sinc with the window of Lanczos: three lobes where 8 taps reach so far, at least two. */
final class LanczosWeights {
    /** How many rows a pixel is made of. */
    static final int TAPS = 8;

    /** Steps a unit of the sinc table: sines are too slow to compute for every row. */
    private static final int STEPS = 1024;

    private static final double[] SINC = sincs();

    private LanczosWeights() {}

    /**
     * The weights of {@value #TAPS} rows, in all 1.
     *
     * @param centre of the pixel that is made, in rows from the first one
     * @param ratio source rows a target row, 1 to 2
     */
    static float[] of(double centre, double ratio) {
        double lobes = Math.min(3, TAPS / 2 / ratio);
        double[] weights = new double[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double distance = Math.abs(i - centre) / ratio;
            weights[i] = distance < lobes ? sinc(distance) * sinc(distance / lobes) : 0;
            sum += weights[i];
        }
        float[] result = new float[TAPS];
        for (int i = 0; i < TAPS; i++) {
            result[i] = (float) (weights[i] / sum);
        }
        return result;
    }

    private static double sinc(double x) {
        return SINC[(int) Math.round(x * STEPS)];
    }

    private static double[] sincs() {
        double[] sincs = new double[3 * STEPS + 1];
        sincs[0] = 1;
        for (int i = 1; i < sincs.length; i++) {
            double x = Math.PI * i / STEPS;
            sincs[i] = Math.sin(x) / x;
        }
        return sincs;
    }
}
