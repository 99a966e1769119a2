package io.shoebox.jpeg.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.jpeg.Reduction;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the transforms to the inverse DCT as T.81 A.3.3 defines it, in doubles. */
class AnyPointDctTest {
    private static final int BLOCKS = 500;
    private static final int[] ONES = new int[64];

    static {
        Arrays.fill(ONES, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7, 10, 12, 14, 16})
    void givesTheSamplesOfTheDefinition(int size) {
        AnyPointDct dct = new AnyPointDct(size);
        Random random = new Random(size);
        for (int i = 0; i < BLOCKS; i++) {
            int[] coefficients = coefficients(random);
            int[] block = cells(coefficients, size);
            byte[] plane = new byte[size * (size + 1) + 2];

            dct.transform(block, plane, 2, size + 1);

            assertThat(block).as("the cells are cleared").containsOnly(0);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    double expected = Math.clamp(defined(coefficients, size, x, y), -128, 127);
                    // Cells have 12 fraction bits, and their weights are rounded.
                    assertThat((double) plane[2 + y * (size + 1) + x])
                            .as("block %d at %d,%d", i, x, y)
                            .isCloseTo(expected, within(0.55));
                }
                if (y < size - 1) {
                    assertThat(plane[2 + y * (size + 1) + size])
                            .as("beyond the block")
                            .isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7})
    void straightLinesAreTheDefinitionWrittenOut(int size) {
        AnyPointDct dct = new AnyPointDct(size);
        Random random = new Random(size);
        for (int i = 0; i < BLOCKS; i++) {
            int[] block = cells(coefficients(random), size);
            byte[] written = new byte[size * size];
            byte[] defined = new byte[size * size];

            dct.byDefinition(block.clone(), defined, 0, size);
            dct.transform(block, written, 0, size);

            for (int at = 0; at < size * size; at++) {
                assertThat(Math.abs(written[at] - defined[at])).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Natural order; few and small ones as in photos, sometimes many that go beyond black and white. */
    private static int[] coefficients(Random random) {
        int[] coefficients = new int[64];
        boolean wild = random.nextInt(4) == 0;
        coefficients[0] = random.nextInt(-1000, 1000);
        for (int i = 1; i < 64; i++) {
            if (wild || random.nextInt(4) == 0) {
                coefficients[i] = (int) (random.nextGaussian() * (wild ? 200 : 40));
            }
        }
        return coefficients;
    }

    private static int[] cells(int[] coefficients, int size) {
        BlockTransform transform = new BlockTransform(size, Reduction.LOW_FREQUENCIES);
        int[] weights = transform.weights(ONES);
        int[] block = new int[64];
        for (int i = 0; i < 64; i++) {
            block[transform.cells()[i]] += coefficients[Zigzag.row(i) * 8 + Zigzag.column(i)] * weights[i];
        }
        return block;
    }

    private static double defined(int[] coefficients, int size, int x, int y) {
        double sum = 0;
        for (int v = 0; v < Math.min(8, size); v++) {
            for (int u = 0; u < Math.min(8, size); u++) {
                sum += coefficients[v * 8 + u] * basis(u, x, size) * basis(v, y, size);
            }
        }
        return sum / 8;
    }

    private static double basis(int frequency, int at, int size) {
        return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos((2 * at + 1) * frequency * Math.PI / (2 * size));
    }
}
