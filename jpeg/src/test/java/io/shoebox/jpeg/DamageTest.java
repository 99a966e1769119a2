package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of damaged files where that is allowed, and what is said about them. */
class DamageTest {
    private static final int GRAY = 0xFF808080;
    /** Edge of the pictures written here, and of their MCUs. */
    private static final int EDGE = 256;

    private static final int MCU = 16;

    private record Result(BufferedImage image, Optional<Damage> damage) {}

    @ParameterizedTest
    @ValueSource(strings = {"baseline-420", "progressive-420", "baseline-scans", "cmyk"})
    void aWholeFileIsNotDamagedEvenWithoutItsEndMarker(String name) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");

        for (int missing : new int[] {0, 1, 2}) {
            Result result = read(Arrays.copyOf(jpeg, jpeg.length - missing));

            assertThat(result.damage()).as("%d bytes missing", missing).isEmpty();
            assertThat(Difference.between(result.image(), Reading.read(jpeg, 8)).most())
                    .isZero();
        }
    }

    @Test
    void theUpperHalfOfAFileIsTheUpperHalfOfThePicture() throws IOException {
        byte[] jpeg = written();
        byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2);

        Result result = read(half);

        Damage damage = result.damage().orElseThrow();
        assertThat(damage.problem()).isEqualTo("the data of a scan ends too early at byte " + half.length);
        assertThat(damage.share()).isCloseTo(0.5, within(0.1));
        int rows = (int) (damage.share() * EDGE) / MCU * MCU - MCU;
        assertThat(differing(result.image(), Reading.read(jpeg, 8), 0, rows)).isZero();
        for (int x = 0; x < EDGE; x++) {
            assertThat(result.image().getRGB(x, EDGE - 1)).isEqualTo(GRAY);
        }
    }

    @Test
    void aLostRestartMarkerCostsTheMcusBehindIt() throws IOException {
        byte[] jpeg = Reading.golden("baseline-422-restart.jpg");
        int at = JpegSurgery.find(jpeg, Marker.RST0 + 1);
        byte[] lost = JpegSurgery.join(Arrays.copyOf(jpeg, at), Arrays.copyOfRange(jpeg, at + 2, jpeg.length));

        assertThatOneIntervalIsLost(read(lost), jpeg, "no restart marker 1");
    }

    @Test
    void aMarkerThatIsNoneIsPassedOver() throws IOException {
        byte[] jpeg = Reading.golden("baseline-422-restart.jpg");
        int at = JpegSurgery.find(jpeg, Marker.RST0 + 1) + 4;
        byte[] broken = JpegSurgery.insert(jpeg, at, (byte) -1, (byte) 0x40);

        assertThatOneIntervalIsLost(read(broken), jpeg, "the data of a scan ends too early");
    }

    private static void assertThatOneIntervalIsLost(Result result, byte[] whole, String problem) throws IOException {
        int interval = restartInterval(whole);
        int mcus = 3 * 5; // 45×37 pixels of 16×8
        Damage damage = result.damage().orElseThrow();
        assertThat(damage.problem()).startsWith(problem);
        assertThat(damage.share()).isBetween(1 - (interval + 1.0) / mcus, 1 - 0.5 / mcus);
        int most = (interval + 1) * 16 * 8;
        assertThat(differing(result.image(), Reading.read(whole, 8), 0, 37)).isBetween(1, most);
        assertThat(differing(result.image(), Reading.read(whole, 8), 33, 37)).isZero();
    }

    @Test
    void withoutRestartMarkersItGoesOnWithTheNextBits() throws IOException {
        byte[] jpeg = written();
        byte[] broken = jpeg.clone();
        int at = jpeg.length / 3;
        // No code begins with so many ones; stuffed, so that they are no marker.
        for (int i = at; i < at + 8; i += 2) {
            broken[i] = -1;
            broken[i + 1] = 0;
        }

        Result result = read(broken);

        Damage damage = result.damage().orElseThrow();
        assertThat(damage.problem()).contains("no such ");
        assertThat(damage.share()).isBetween(0.8, 0.999);
        assertThat(differing(result.image(), Reading.read(jpeg, 8), 0, 32)).isZero();
        int grayRows = 0;
        for (int y = EDGE * 2 / 3; y < EDGE * 3 / 4; y++) {
            grayRows += result.image().getRGB(EDGE / 2, y) == GRAY ? 1 : 0;
        }
        assertThat(grayRows).as("gray pixels in the lower part").isLessThan(5);
    }

    @Test
    void aDamagedScanOfDetailLeavesThePicture() throws IOException {
        byte[] jpeg = Reading.golden("progressive-420.jpg");
        int second = JpegSurgery.find(jpeg, Marker.SOS, JpegSurgery.find(jpeg, Marker.SOS) + 1);
        byte[] broken = jpeg.clone();
        for (int i = second + 14; i < second + 20; i += 2) {
            broken[i] = -1;
            broken[i + 1] = 0;
        }

        Result result = read(broken);

        assertThat(result.damage().orElseThrow().share()).isEqualTo(1);
        assertThat(Difference.between(result.image(), Reading.read(jpeg, 8)).mean())
                .isBetween(0.01, 25.0);
    }

    @Test
    void aProgressiveFileThatEndsBetweenTwoScansLacksDetailAndSaysSo() throws IOException {
        byte[] jpeg = Reading.golden("progressive-420.jpg");
        int second = JpegSurgery.find(jpeg, Marker.SOS, JpegSurgery.find(jpeg, Marker.SOS) + 1);
        int tables = JpegSurgery.find(jpeg, Marker.DHT, JpegSurgery.find(jpeg, Marker.SOS));
        byte[] coarse = Arrays.copyOf(jpeg, Math.min(second, tables));

        Damage damage = read(coarse).damage().orElseThrow();

        assertThat(damage).isEqualTo(new Damage("the file ends before its last scan at byte " + coarse.length, 1));
        assertThatThrownBy(() -> Reading.read(coarse, 8)).isInstanceOf(CorruptJpegException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline-420", "progressive-420", "gray"})
    void aFileWithNothingOfThePictureIsRefused(String name) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");
        int scan = JpegSurgery.find(jpeg, Marker.SOS);
        byte[] empty = Arrays.copyOf(jpeg, scan + 4 + jpeg[scan + 3]);

        assertThatThrownBy(() -> read(empty)).isInstanceOf(CorruptJpegException.class);
    }

    @Test
    void theDamageIsThatOfTheLastRead() throws IOException {
        byte[] jpeg = Reading.golden("baseline-420.jpg");
        ScaledJpegReader reader = Reading.reader(Arrays.copyOf(jpeg, 900));
        ScaledJpegReadParam param = Reading.scale(8);
        param.setAllowPartial(true);
        reader.read(0, param);
        assertThat(reader.damage()).isPresent();

        reader.setInput(ImageIO.createImageInputStream(new java.io.ByteArrayInputStream(jpeg)));
        assertThat(reader.damage()).isEmpty();
        reader.read(0, param);
        assertThat(reader.damage()).isEmpty();
    }

    private static Result read(byte[] jpeg) throws IOException {
        ScaledJpegReader reader = Reading.reader(jpeg);
        ScaledJpegReadParam param = Reading.scale(8);
        param.setAllowPartial(true);
        return new Result(reader.read(0, param), reader.damage());
    }

    /** A picture without gray, in 4:2:0 without restart markers. */
    private static byte[] written() {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int wave = (int) (60 * Math.sin(x * 0.21) * Math.cos(y * 0.17));
                image.setRGB(x, y, (180 + wave) << 16 | (100 + wave / 2) << 8 | (60 + (x * y) % 19));
            }
        }
        return JpegWriter.encode(image, 85);
    }

    private static int restartInterval(byte[] jpeg) {
        int at = JpegSurgery.find(jpeg, Marker.DRI);
        return (jpeg[at + 4] & 0xFF) << 8 | (jpeg[at + 5] & 0xFF);
    }

    private static int differing(BufferedImage image, BufferedImage whole, int fromRow, int toRow) {
        int count = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < whole.getWidth(); x++) {
                count += image.getRGB(x, y) == whole.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
