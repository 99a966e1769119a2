package io.shoebox.jpeg;

import static io.shoebox.jpeg.Reading.golden;
import static io.shoebox.jpeg.Reading.reader;
import static io.shoebox.jpeg.Reading.scale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanesTest {
    @ParameterizedTest
    @ValueSource(strings = {"gray", "gray-progressive", "cmyk", "rgb", "ycck"})
    void whatHasNoLumaAndChromaHasNoPlanes(String name) throws IOException {
        ScaledJpegReader reader = reader(golden(name + ".jpg"));
        assertThat(reader.readPlanes(scale(8))).isEmpty();
        assertThat(reader.read(0, scale(8)).getWidth()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"baseline-420, true, true", "baseline-422-restart, true, false", "progressive-444-restart, false, false"
    })
    void chromaIsAsLargeAsTheFileHasIt(String name, boolean halfWidth, boolean halfHeight) throws IOException {
        byte[] jpeg = golden(name + ".jpg");
        for (int scale = 1; scale <= 8; scale++) {
            BufferedImage picture = Reading.read(jpeg, scale);
            YccPlanes planes = planes(jpeg, scale);
            assertThat(planes.y().width()).isEqualTo(picture.getWidth());
            assertThat(planes.y().height()).isEqualTo(picture.getHeight());
            assertThat(planes.halfWidth()).isEqualTo(halfWidth);
            assertThat(planes.halfHeight()).isEqualTo(halfHeight);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void withoutSubsamplingTheyAreThePicture(int scale) throws IOException {
        byte[] jpeg = golden("progressive-444-restart.jpg");
        BufferedImage picture = Reading.read(jpeg, scale);
        YccPlanes planes = planes(jpeg, scale);
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int column = 0; column < picture.getWidth(); column++) {
                double y = sample(planes.y(), column, row) + 128;
                double cb = sample(planes.cb(), column, row);
                double cr = sample(planes.cr(), column, row);
                int rgb = picture.getRGB(column, row);
                assertThat(rgb >> 16 & 0xFF).isCloseTo(level(y + 1.402 * cr), within(1));
                assertThat(rgb >> 8 & 0xFF).isCloseTo(level(y - 0.344136 * cb - 0.714136 * cr), within(1));
                assertThat(rgb & 0xFF).isCloseTo(level(y + 1.772 * cb), within(1));
            }
        }
    }

    @Test
    void whatIsDamagedIsToldAsOfAPicture() throws IOException {
        byte[] jpeg = golden("baseline-420.jpg");
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 3 / 4);
        ScaledJpegReadParam param = scale(2);
        param.setAllowPartial(true);
        ScaledJpegReader reader = reader(cut);
        reader.read(0, param);
        Optional<Damage> damage = reader.damage();
        assertThat(reader.readPlanes(param)).isPresent();
        assertThat(damage).isPresent().isEqualTo(reader.damage());
    }

    @ParameterizedTest
    @CsvSource({"33,47", "16,16", "1,1", "50,8"})
    void planesAreWrittenAsAPictureOfThemIs(int width, int height) {
        var random = new Random(1);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // Wider than the picture, as decoded planes are.
        var luma = new Plane(new byte[(width + 7) * height], width + 7, width, height);
        random.nextBytes(luma.samples());
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                picture.setRGB(column, row, (sample(luma, column, row) + 128) * 0x010101);
            }
        }
        Plane chroma = Plane.of(Math.ceilDiv(width, 2), Math.ceilDiv(height, 2));
        byte[] written = JpegWriter.encode(new YccPlanes(luma, chroma, chroma, true, true), 80);
        assertThat(written).isEqualTo(JpegWriter.encode(picture, 80));
    }

    @ParameterizedTest
    @CsvSource({"95,63", "640,480"})
    void whatIsReadAndWrittenAtTheBestQualityIsReadAgain(int width, int height) throws IOException {
        BufferedImage picture = WriterPictures.natural(width, height, BufferedImage.TYPE_INT_RGB);
        YccPlanes first = planes(JpegWriter.encode(picture, 90), 8);
        YccPlanes again = planes(JpegWriter.encode(first, 100), 8);
        assertAlike(again.y(), first.y());
        assertAlike(again.cb(), first.cb());
        assertAlike(again.cr(), first.cr());
    }

    @Test
    void onlyHalfChromaThatFitsIsWritten() {
        Plane plane = Plane.of(8, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegWriter.encode(new YccPlanes(plane, plane, plane, false, false), 80));
        assertThatIllegalArgumentException().isThrownBy(() -> new YccPlanes(plane, plane, plane, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plane(new byte[63], 8, 8, 8));
    }

    private static void assertAlike(Plane made, Plane expected) {
        for (int row = 0; row < expected.height(); row++) {
            for (int column = 0; column < expected.width(); column++) {
                assertThat(sample(made, column, row)).isCloseTo(sample(expected, column, row), within(2));
            }
        }
    }

    private static YccPlanes planes(byte[] jpeg, int scale) throws IOException {
        return reader(jpeg).readPlanes(scale(scale)).orElseThrow();
    }

    private static int sample(Plane plane, int column, int row) {
        return plane.samples()[row * plane.stride() + column];
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
