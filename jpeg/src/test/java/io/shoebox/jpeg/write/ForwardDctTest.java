package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForwardDctTest {
    private final Random random = new Random(5);

    @Test
    void agreesWithTheDefinitionToTheLastBit() {
        float[] samples = new float[ForwardDct.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(256) - 128;
        }
        double[] expected = definition(samples);
        int[] divisors = new int[64];
        Arrays.setAll(divisors, i -> 1 + random.nextInt(12));
        int[] quantized = new int[Quantizer.QUANTIZED];
        ForwardDct.columns(samples, 0);
        ForwardDct.rows(samples, 0);
        Quantizer.quantize(samples, 0, Quantizer.multipliers(divisors), quantized, 0);
        for (int k = 0; k < 64; k++) {
            int place = Quantizer.place(k / 8) * Quantizer.ROW + Quantizer.place(k % 8) * LANES;
            // Half a step of rounding, and a little for floats.
            assertThat(Math.abs(quantized[place + LANES - 1] - expected[k] / divisors[k]))
                    .isLessThan(0.5002);
        }
    }

    @Test
    void marksExactlyTheCoefficientsThatAreNotZero() {
        int[] quantized = new int[Quantizer.QUANTIZED];
        float[] samples = new float[ForwardDct.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(-2, 3);
        }
        float[] ones = new float[ForwardDct.SAMPLES];
        Arrays.fill(ones, 1);
        Quantizer.quantize(samples, 0, ones, quantized, 0);
        for (int lane = 0; lane < LANES; lane++) {
            for (int row = 0; row < 8; row++) {
                int bits = 0;
                for (int column = 0; column < 8; column++) {
                    bits |= samples[(row * 8 + column) * LANES + lane] != 0 ? 1 << column : 0;
                }
                assertThat(quantized[row * Quantizer.ROW + 8 * LANES + lane]).isEqualTo(bits);
            }
        }
    }

    /** The transform of the last lane as T.81, A.3.3 defines it. */
    private static double[] definition(float[] samples) {
        double[] result = new double[64];
        for (int k = 0; k < 64; k++) {
            double sum = 0;
            for (int i = 0; i < 64; i++) {
                sum += samples[i * LANES + LANES - 1] * wave(i / 8, k / 8) * wave(i % 8, k % 8);
            }
            result[k] = sum / 4;
        }
        return result;
    }

    private static double wave(int position, int frequency) {
        return Math.cos((2 * position + 1) * frequency * Math.PI / 16) * (frequency == 0 ? Math.sqrt(0.5) : 1);
    }
}
