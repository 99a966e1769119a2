package io.shoebox.thumbnailer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.jpeg.Plane;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaneResizerTest {
    private static final int GAP = 5;

    @ParameterizedTest
    @CsvSource({"64,48,32,24", "64,48,50,31", "64,48,64,40", "96,60,20,13", "33,7,17,7", "9,9,1,1", "100,2,40,1"})
    void aPlaneIsResizedAsAPictureOfItIs(int width, int height, int newWidth, int newHeight) {
        Plane plane = noise(width, height);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, (plane.samples()[y * plane.stride() + x] + 128) * 0x010101);
            }
        }
        var expected = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        new LanczosResizer().resize(picture, expected);

        Plane resized =
                PlaneResizer.resize(plane, newWidth, newHeight, (double) width / newWidth, (double) height / newHeight);

        // Halving odd sides rounds otherwise.
        int most = width > 2 * newWidth || height > 2 * newHeight ? 24 : 0;
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int level = resized.samples()[y * resized.stride() + x] + 128;
                assertThat(Math.abs(level - (expected.getRGB(x, y) & 0xFF))).isLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void aPlaneOfTheSameSizeIsLeftAlone() {
        Plane plane = noise(40, 30);
        assertThat(PlaneResizer.resize(plane, 40, 30, 1, 1)).isSameAs(plane);
    }

    @Test
    void whatLiesBetweenRowsIsNotLookedAt() {
        Plane plane = noise(40, 30);
        Plane other = new Plane(plane.samples().clone(), plane.stride(), 40, 30);
        for (int y = 0; y < 30; y++) {
            Arrays.fill(other.samples(), y * 45 + 40, (y + 1) * 45, (byte) 99);
        }
        assertThat(PlaneResizer.resize(other, 25, 19, 1.6, 30 / 19.0).samples())
                .isEqualTo(PlaneResizer.resize(plane, 25, 19, 1.6, 30 / 19.0).samples());
    }

    private static Plane noise(int width, int height) {
        byte[] samples = new byte[(width + GAP) * height];
        new Random(width).nextBytes(samples);
        return new Plane(samples, width + GAP, width, height);
    }
}
