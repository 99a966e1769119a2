package io.shoebox.jpeg;

import static io.shoebox.jpeg.WriterPictures.copy;
import static io.shoebox.jpeg.WriterPictures.decode;
import static io.shoebox.jpeg.WriterPictures.jdkEncode;
import static io.shoebox.jpeg.WriterPictures.natural;
import static io.shoebox.jpeg.WriterPictures.noise;
import static io.shoebox.jpeg.WriterPictures.psnr;
import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.jpeg.JpegWriter.Chroma;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegWriterTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 25, 49, 50, 51, 75, 80, 90, 95, 100})
    void isAsGoodAndAsSmallAsTheJdkWriterAtTheSameQuality(int quality) throws IOException {
        BufferedImage image = natural(333, 217, TYPE_INT_RGB);
        byte[] ours = JpegWriter.encode(image, quality);
        byte[] theirs = jdkEncode(image, quality);
        assertThat(psnr(decode(ours), image)).isGreaterThan(psnr(decode(theirs), image) - 0.2);
        assertThat(ours.length).isLessThan(theirs.length * 102 / 100);
    }

    @Test
    void writesEveryQuality() {
        BufferedImage image = natural(40, 24, TYPE_INT_RGB);
        for (int quality = 1; quality <= 100; quality++) {
            assertThat(psnr(decode(JpegWriter.encode(image, quality)), image)).isGreaterThan(15);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesEverySmallSize(Chroma chroma) {
        // Half chroma cannot follow the picture's hard edge in colour.
        int decibels = chroma == Chroma.FULL ? 26 : 17;
        for (int width = 1; width <= 34; width++) {
            for (int height : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 33}) {
                BufferedImage image = natural(width, height, TYPE_INT_RGB);
                BufferedImage decoded = decode(JpegWriter.encode(image, 95, chroma));
                assertThat(decoded.getWidth()).isEqualTo(width);
                assertThat(decoded.getHeight()).isEqualTo(height);
                assertThat(psnr(decoded, image)).as(width + "×" + height).isGreaterThan(decibels);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsPlainColours(Chroma chroma) {
        for (int rgb : new int[] {0xFFFFFF, 0, 0xFF0000, 0x00FF00, 0x0000FF, 0x808080, 0x123456}) {
            BufferedImage image = new BufferedImage(50, 30, TYPE_INT_RGB);
            int[] row = new int[50 * 30];
            Arrays.fill(row, rgb);
            image.setRGB(0, 0, 50, 30, row, 0, 50);
            int decoded = decode(JpegWriter.encode(image, 100, chroma)).getRGB(25, 15);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat(decoded >> shift & 0xFF).isCloseTo(rgb >> shift & 0xFF, within(2));
            }
        }
    }

    @Test
    void fullChromaKeepsMoreColourThanHalf() {
        BufferedImage image = noise(64, 64, new Random(1));
        double half = psnr(decode(JpegWriter.encode(image, 90, Chroma.HALF)), image);
        assertThat(psnr(decode(JpegWriter.encode(image, 90, Chroma.FULL)), image))
                .isGreaterThan(half + 3);
    }

    @Test
    void grayImagesHaveOneComponent() throws IOException {
        BufferedImage image = natural(123, 77, TYPE_BYTE_GRAY);
        byte[] file = JpegWriter.encode(image, 80);
        BufferedImage decoded = decode(file);
        assertThat(decoded.getType()).isEqualTo(TYPE_BYTE_GRAY);
        assertThat(psnr(decoded, image)).isGreaterThan(psnr(decode(jdkEncode(image, 80)), image) - 0.2);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void theSamePixelsGiveTheSameFileWhateverHoldsThem(int type) {
        BufferedImage image = natural(75, 50, TYPE_INT_RGB);
        assertThat(JpegWriter.encode(copy(image, type), 80)).isEqualTo(JpegWriter.encode(image, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {TYPE_INT_RGB, TYPE_3BYTE_BGR, TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_565_RGB})
    void aViewIntoAnImageIsWrittenLikeItsCopy(int type) {
        BufferedImage view = natural(90, 80, type).getSubimage(13, 9, 51, 47);
        BufferedImage copy = new BufferedImage(51, 47, type);
        copy.setData(view.getRaster().createTranslatedChild(0, 0));
        assertThat(JpegWriter.encode(view, 80)).isEqualTo(JpegWriter.encode(copy, 80));
    }

    @Test
    void writesTheWorstNoise() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            BufferedImage image = noise(1 + random.nextInt(90), 1 + random.nextInt(90), random);
            int quality = 1 + random.nextInt(100);
            BufferedImage decoded = decode(JpegWriter.encode(image, quality, Chroma.FULL));
            assertThat(psnr(decoded, image)).isGreaterThan(quality == 100 ? 30 : 5);
        }
    }

    @Test
    void writesTheLongestEdges() {
        BufferedImage wide = new BufferedImage(JpegWriter.MAX_EDGE, 1, TYPE_INT_RGB);
        BufferedImage high = new BufferedImage(1, JpegWriter.MAX_EDGE, TYPE_3BYTE_BGR);
        assertThat(decode(JpegWriter.encode(wide, 80)).getWidth()).isEqualTo(JpegWriter.MAX_EDGE);
        assertThat(decode(JpegWriter.encode(high, 80)).getHeight()).isEqualTo(JpegWriter.MAX_EDGE);
    }

    @Test
    void refusesWhatNoReaderTakes() {
        BufferedImage tooWide = new BufferedImage(JpegWriter.MAX_EDGE + 1, 1, TYPE_BYTE_GRAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegWriter.encode(tooWide, 80))
                .withMessage("a JPEG edge has at most 65500 pixels, not 65501×1");
        BufferedImage image = new BufferedImage(1, 1, TYPE_INT_RGB);
        assertThatIllegalArgumentException().isThrownBy(() -> JpegWriter.encode(image, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegWriter.encode(image, 101))
                .withMessage("quality is 1 to 100, not 101");
    }
}
