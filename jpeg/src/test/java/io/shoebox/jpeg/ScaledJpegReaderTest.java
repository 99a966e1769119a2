package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledJpegReaderTest {
    @ParameterizedTest
    @CsvSource({
        "4032,3024,960,2",
        "3024,4032,960,2",
        "4032,3024,504,1",
        "4032,3024,505,2",
        "100,80,240,8",
        "8192,6104,960,1"
    })
    void readsAtTheSmallestScaleThatIsStillLargeEnough(int width, int height, int edge, int expected) {
        ScaledJpegReadParam param = new ScaledJpegReadParam();
        param.setWantedEdge(edge);

        assertThat(param.scaleFor(width, height)).isEqualTo(expected);
    }

    @Test
    void readsAtLeastTheSourceRenderSize() throws IOException {
        ScaledJpegReadParam param = new ScaledJpegReadParam();
        param.setSourceRenderSize(new Dimension(20, 19));

        BufferedImage image = Reading.read(Reading.golden("baseline-420.jpg"), param);

        assertThat(image.getWidth()).isEqualTo(23);
        assertThat(image.getHeight()).isEqualTo(19);
    }

    @Test
    void readsAtFullSizeWithoutAParameter() throws IOException {
        BufferedImage image = Reading.reader(Reading.golden("baseline-420.jpg")).read(0);

        assertThat(image.getWidth()).isEqualTo(45);
        assertThat(image.getHeight()).isEqualTo(37);
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void honoursRegionAndSubsampling() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        ScaledJpegReadParam param = Reading.scale(8);
        param.setSourceRegion(new Rectangle(5, 6, 21, 10));
        param.setSourceSubsampling(2, 3, 1, 2);

        BufferedImage part = Reading.read(jpeg, param);

        assertThat(part.getWidth()).isEqualTo(10);
        assertThat(part.getHeight()).isEqualTo(3);
        assertThat(part.getRGB(4, 2)).isEqualTo(Reading.read(jpeg, 8).getRGB(5 + 1 + 8, 6 + 2 + 6));
    }

    @Test
    void isNeverChosenByChance() {
        assertThat(ImageIO.getImageReadersByFormatName("jpeg"))
                .toIterable()
                .noneMatch(reader -> reader instanceof ScaledJpegReader);
    }

    @ParameterizedTest
    @CsvSource({"baseline-420", "progressive-420", "gray", "baseline-scans"})
    void readsFilesWithoutEndOrWithGarbageAfterIt(String name) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");
        BufferedImage expected = Reading.read(jpeg, 8);

        byte[] endless = Arrays.copyOf(jpeg, jpeg.length - 2);
        byte[] trailed = JpegSurgery.join(jpeg, new byte[] {1, 2, -1, (byte) 0xDA, 3, -1});

        assertThat(Difference.between(Reading.read(endless, 8), expected).most())
                .isZero();
        assertThat(Difference.between(Reading.read(trailed, 8), expected).most())
                .isZero();
    }

    @Test
    void readsFillBytesBeforeMarkers() throws IOException {
        byte[] jpeg = Reading.golden("baseline-422-restart.jpg");
        BufferedImage expected = Reading.read(jpeg, 8);
        byte[] filled = jpeg;
        for (int marker : new int[] {Marker.EOI, Marker.RST0 + 1, Marker.SOS, Marker.SOF0}) {
            filled = JpegSurgery.insert(filled, JpegSurgery.find(filled, marker), (byte) -1, (byte) -1);
        }

        assertThat(Difference.between(Reading.read(filled, 8), expected).most()).isZero();
    }

    @Test
    void takesTheHeightFromADnlSegment() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        byte[] dnl = {-1, (byte) Marker.DNL, 0, 4, 0, 37};
        byte[] late = JpegSurgery.insert(JpegSurgery.withSize(jpeg, 45, 0), JpegSurgery.find(jpeg, Marker.EOI), dnl);

        assertThat(Difference.between(Reading.read(late, 8), Reading.read(jpeg, 8))
                        .most())
                .isZero();
        assertThatThrownBy(() -> Reading.read(JpegSurgery.withSize(jpeg, 45, 0), 8))
                .isInstanceOf(CorruptJpegException.class)
                .hasMessageContaining("without a DNL segment");
    }

    @ParameterizedTest
    @CsvSource({"baseline-420, 900", "progressive-420, 900", "baseline-scans, 1200"})
    void givesWhatWasReadableWhereThatIsAllowed(String name, int length) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");
        byte[] cut = Arrays.copyOf(jpeg, length);
        ScaledJpegReadParam param = Reading.scale(8);
        assertThatThrownBy(() -> Reading.read(cut, param)).isInstanceOf(CorruptJpegException.class);

        param.setAllowPartial(true);
        BufferedImage partial = Reading.read(cut, param);

        BufferedImage whole = Reading.read(jpeg, 8);
        int top = Math.abs((partial.getRGB(3, 3) & 0xFF) - (whole.getRGB(3, 3) & 0xFF));
        assertThat(partial.getHeight()).isEqualTo(37);
        assertThat(top).isLessThan(60);
    }

    @Test
    void lowFrequenciesGiveNearlyTheSamePicture() throws IOException {
        for (String name : Reading.GOLDEN) {
            for (int scale = 1; scale <= 8; scale++) {
                byte[] jpeg = Reading.golden(name + ".jpg");
                ScaledJpegReadParam low = Reading.scale(scale);
                low.setReduction(Reduction.LOW_FREQUENCIES);

                Difference difference = Difference.between(Reading.read(jpeg, low), Reading.read(jpeg, scale));

                assertThat(difference.mean()).as("%s at %d/8", name, scale).isLessThan(6);
            }
        }
    }

    @Test
    void readsTwiceTheSame() throws IOException {
        ScaledJpegReader reader = Reading.reader(Reading.golden("progressive-420.jpg"));

        BufferedImage first = reader.read(0, Reading.scale(4));
        BufferedImage second = reader.read(0, Reading.scale(4));

        assertThat(Difference.between(first, second).most()).isZero();
    }
}
