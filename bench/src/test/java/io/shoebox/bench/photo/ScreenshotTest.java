package io.shoebox.bench.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ScreenshotTest {
    private final Screenshot screenshot = new Screenshot(1290, 700, 2);

    @Test
    void isMostlyFlatAndYetHasAPicture() {
        int[] pixels = screenshot.image(BufferedImage.TYPE_INT_RGB).getRGB(0, 0, 1290, 700, null, 0, 1290);
        long white = Arrays.stream(pixels).filter(pixel -> pixel == 0xFFFFFFFF).count();
        long ink = Arrays.stream(pixels).filter(pixel -> pixel == 0xFF1C1C1E).count();
        assertThat(white).isGreaterThan(pixels.length / 4);
        assertThat(ink).isBetween(pixels.length / 100L, pixels.length / 4L);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(1000);
    }

    @Test
    void isTheSameEachTimeAndAnotherForAnotherSeed() {
        assertThat(new Screenshot(1290, 700, 2).rgb(500, 400)).isEqualTo(screenshot.rgb(500, 400));
        Screenshot other = new Screenshot(1290, 700, 3);
        assertThat(Arrays.equals(pixels(other), pixels(screenshot))).isFalse();
    }

    private static int[] pixels(Screenshot drawn) {
        return drawn.image(BufferedImage.TYPE_INT_RGB).getRGB(0, 0, 1290, 700, null, 0, 1290);
    }
}
