package io.shoebox.thumbnailer.picture;

import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import net.coobird.thumbnailator.Thumbnails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanczosResizerTest {
    private final LanczosResizer resizer = new LanczosResizer();

    @ParameterizedTest
    @CsvSource({
        "1008,756,960,720",
        "960,720,480,360",
        "61,43,40,29",
        "100,100,100,100",
        "7,5,5,4",
        "2,3,1,2",
        "1,1,1,1",
        "90,3,60,2"
    })
    void agreesWithTheFilterComputedSlowly(int width, int height, int newWidth, int newHeight) {
        BufferedImage source = picture(width, height);
        BufferedImage target = resized(source, newWidth, newHeight);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int x = random.nextInt(newWidth);
            int y = random.nextInt(newHeight);
            for (int shift = 0; shift <= 16; shift += 8) {
                double expected = SlowLanczos.at(source, newWidth, newHeight, x, y, shift);
                // Rounded once after each of two passes, the first one spread by the lobes of the second.
                assertThat(Math.abs((target.getRGB(x, y) >> shift & 0xFF) - expected))
                        .isLessThan(1.7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4032,3024,240,180", "1000,10,100,1", "10,1000,1,100", "517,311,33,21"})
    void flatColoursStayAtEveryRatio(int width, int height, int newWidth, int newHeight) {
        BufferedImage source = new BufferedImage(width, height, TYPE_INT_RGB);
        source.setRGB(0, 0, width, height, rgbs(width * height, 0x12FE80), 0, width);
        BufferedImage target = resized(source, newWidth, newHeight);
        int[] pixels = target.getRGB(0, 0, newWidth, newHeight, null, 0, newWidth);
        assertThat(pixels).containsOnly(0xFF12FE80);
    }

    @Test
    void aViewIntoAnImageIsResizedLikeItsCopy() {
        BufferedImage view = picture(90, 80).getSubimage(7, 9, 64, 48);
        BufferedImage copy = new BufferedImage(64, 48, TYPE_INT_RGB);
        copy.setRGB(0, 0, 64, 48, view.getRGB(0, 0, 64, 48, null, 0, 64), 0, 64);
        assertThat(resized(view, 30, 20).getRGB(0, 0, 30, 20, null, 0, 30))
                .isEqualTo(resized(copy, 30, 20).getRGB(0, 0, 30, 20, null, 0, 30));
    }

    @Test
    void transparencyIsLeftToThumbnailator() {
        BufferedImage target = new BufferedImage(20, 20, TYPE_INT_ARGB);
        resizer.resize(new BufferedImage(40, 40, TYPE_INT_ARGB), target);
        assertThat(target.getRGB(10, 10)).isZero();
    }

    @Test
    void worksBehindThumbnailator() throws IOException {
        BufferedImage source = picture(400, 300);
        BufferedImage thumbnail = Thumbnails.of(source)
                .size(240, 240)
                .resizer(resizer)
                .imageType(TYPE_INT_RGB)
                .asBufferedImage();
        assertThat(thumbnail.getRGB(0, 0, 240, 180, null, 0, 240))
                .isEqualTo(resized(source, 240, 180).getRGB(0, 0, 240, 180, null, 0, 240));
    }

    private BufferedImage resized(BufferedImage source, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, TYPE_INT_RGB);
        resizer.resize(source, target);
        return target;
    }

    private static int[] rgbs(int count, int rgb) {
        return new Random(0).ints(count).map(any -> rgb).toArray();
    }

    private static BufferedImage picture(int width, int height) {
        Random random = new Random(width);
        BufferedImage image = new BufferedImage(width, height, TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int level = (int) (128 + 90 * Math.sin(x / 5.0) * Math.cos(y / 7.0)) + random.nextInt(30);
                image.setRGB(x, y, level << 16 | (255 - level) << 8 | random.nextInt(256));
            }
        }
        return image;
    }
}
