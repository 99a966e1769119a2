package io.shoebox.bench.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LikenessTest {
    private final LumaPlane waves = plane(90, 60, 0);

    @Test
    void aPlaneIsLikeItself() {
        assertThat(Likeness.of(waves, waves).ssim()).isCloseTo(1, within(1e-9));
        assertThat(Likeness.of(waves, waves).psnr()).isGreaterThan(100);
    }

    @Test
    void noiseMakesPlanesLessAlike() {
        Likeness little = Likeness.of(waves, plane(90, 60, 2));
        Likeness much = Likeness.of(waves, plane(90, 60, 20));
        assertThat(little.ssim()).isBetween(much.ssim(), 1.0);
        assertThat(little.psnr()).isCloseTo(20 * Math.log10(255 / 2.0), within(0.5));
        assertThat(much.psnr()).isCloseTo(20 * Math.log10(255 / 20.0), within(0.5));
    }

    @Test
    void theReferenceKeepsWavesThatFitTheSmallSize() {
        LumaPlane small = waves.lanczos(30, 20);
        assertThat(small.width()).isEqualTo(30);
        for (int x = 5; x < 25; x++) {
            // The centre of a small pixel lies at 3x + 1.
            assertThat(small.at(x, 10)).isCloseTo(waves.at(3 * x + 1, 31), within(1.5f));
        }
    }

    @Test
    void theReferenceKeepsFlatPlanesFlat() {
        float[] flat = new float[70 * 50];
        Arrays.fill(flat, 77);
        LumaPlane small = new LumaPlane(70, 50, flat).lanczos(9, 7);
        assertThat(small.at(0, 0)).isCloseTo(77, within(1e-3f));
        assertThat(small.at(8, 6)).isCloseTo(77, within(1e-3f));
    }

    private static LumaPlane plane(int width, int height, double noise) {
        Random random = new Random(1);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            values[i] = (float) (128 + 50 * Math.sin(x / 8.0) + 30 * Math.cos(y / 9.0) + noise * random.nextGaussian());
        }
        return new LumaPlane(width, height, values);
    }
}
