package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileTest {
    @Test
    void refusesFiveHundredScansBeforeDecodingAny() throws IOException {
        byte[] scans = JpegSurgery.repeatLastScan(Reading.golden("progressive-420.jpg"), 500);

        assertThatThrownBy(() -> Reading.read(scans, 8))
                .isInstanceOf(JpegLimitException.class)
                .hasMessage("JPEG exceeds the limit of 100 scans: 101");
    }

    @Test
    void refusesPixelsBeyondTheLimitByTheHeader() throws IOException {
        byte[] bomb = JpegSurgery.withSize(Reading.golden("baseline-420.jpg"), 65_535, 65_535);

        assertThatThrownBy(() -> Reading.read(bomb, 1))
                .isInstanceOf(JpegLimitException.class)
                .hasMessage("JPEG exceeds the limit of 50000000 pixels: 4294836225");
    }

    @Test
    void refusesMoreMemoryThanTheLimit() throws IOException {
        byte[] jpeg = JpegSurgery.withSize(Reading.golden("progressive-420.jpg"), 7000, 7000);
        ScaledJpegReadParam param = Reading.scale(8);
        param.setLimits(new JpegLimits(1 << 20, 50_000_000, 100, 1 << 20, 1_000_000_000));

        assertThatThrownBy(() -> Reading.read(jpeg, param))
                .isInstanceOf(JpegLimitException.class)
                .hasMessageStartingWith("JPEG exceeds the limit of 1048576 bytes of memory: ");
    }

    @Test
    void refusesFilesLongerThanTheLimit() throws IOException {
        byte[] jpeg = Reading.golden("gray.jpg");
        ScaledJpegReadParam param = Reading.scale(8);
        param.setLimits(new JpegLimits(100, 50_000_000, 100, 1 << 20, 1_000_000_000));

        assertThatThrownBy(() -> Reading.read(jpeg, param))
                .isInstanceOf(JpegLimitException.class)
                .hasMessageStartingWith("JPEG exceeds the limit of 100 bytes of file: ");
    }

    @Test
    void stopsWhenTheTimeIsOver() throws IOException {
        byte[] jpeg = Reading.golden("gray.jpg");
        ScaledJpegReadParam param = Reading.scale(8);
        param.setLimits(new JpegLimits(1 << 20, 50_000_000, 100, 1 << 20, 1));

        assertThatThrownBy(() -> Reading.read(jpeg, param))
                .isInstanceOf(JpegLimitException.class)
                .hasMessageStartingWith("JPEG exceeds the limit of 1 nanoseconds: ");
    }

    @ParameterizedTest
    @CsvSource({
        "C3, lossless (SOF3)",
        "C5, hierarchical (SOF5)",
        "C7, hierarchical (SOF7)",
        "C9, arithmetic coding (SOF9)",
        "CA, arithmetic coding (SOF10)",
        "CB, arithmetic coding (SOF11)"
    })
    void refusesOtherProcessesByName(String marker, String feature) throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        jpeg[JpegSurgery.find(jpeg, Marker.SOF0) + 1] = (byte) Integer.parseInt(marker, 16);

        assertThatThrownBy(() -> Reading.read(jpeg, 1))
                .isInstanceOf(UnsupportedJpegException.class)
                .hasMessage("unsupported JPEG: " + feature);
    }

    @Test
    void refusesTwelveBitsByName() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        jpeg[JpegSurgery.find(jpeg, Marker.SOF0) + 4] = 12;

        assertThatThrownBy(() -> Reading.reader(jpeg).getWidth(0))
                .isInstanceOf(UnsupportedJpegException.class)
                .hasMessage("unsupported JPEG: 12 bits a sample");
    }

    @Test
    void refusesSamplingFactorsOfZero() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        jpeg[JpegSurgery.find(jpeg, Marker.SOF0) + 11] = 0;

        assertThatThrownBy(() -> Reading.read(jpeg, 1))
                .isInstanceOf(CorruptJpegException.class)
                .hasMessageContaining("sampling factors 0x0");
    }

    @Test
    void refusesOverSubscribedHuffmanTables() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        jpeg[JpegSurgery.find(jpeg, Marker.DHT) + 5] = 3;

        assertThatThrownBy(() -> Reading.read(jpeg, 1))
                .isInstanceOf(CorruptJpegException.class)
                .hasMessageContaining("too many codes of 1 bits");
    }

    @Test
    void refusesScansWithoutTables() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        byte[] without = JpegSurgery.without(jpeg, Marker.DHT);

        assertThatThrownBy(() -> Reading.read(without, 1))
                .isInstanceOf(CorruptJpegException.class)
                .hasMessageContaining("a scan without its ");
    }

    @Test
    void namesTheByteWhereATruncatedFileEnds() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        byte[] half = Arrays.copyOf(jpeg, 900);

        assertThatExceptionOfType(CorruptJpegException.class)
                .isThrownBy(() -> Reading.read(half, 8))
                .satisfies(damage -> assertThat(damage.position()).isEqualTo(900))
                .withMessage("the data of a scan ends too early at byte 900");
    }

    @Test
    void anEmptyFileIsAnIioException() {
        assertThatThrownBy(() -> Reading.read(new byte[0], 8)).isInstanceOf(IIOException.class);
        assertThatThrownBy(() -> Reading.read(new byte[] {-1}, 8)).isInstanceOf(IIOException.class);
    }
}
