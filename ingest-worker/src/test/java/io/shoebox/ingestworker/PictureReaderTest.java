package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import io.shoebox.model.Picture;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.Orientation;
import io.shoebox.model.image.Span;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureReaderTest {
    @Test
    void timeCameraAndPlaceAreRead() {
        Picture picture = read(new PictureReader(true), Tiff.of("+02:00"));
        assertThat(picture.takenAt()).isEqualTo(Instant.parse("2024-07-05T10:30:15Z"));
        assertThat(picture.camera()).isEqualTo("Acme Box 3");
        assertThat(picture.place()).isEqualTo(new Picture.Place(48.5, -2.25));
    }

    @Test
    void aTimeWithoutOffsetIsInUtc() {
        assertThat(read(new PictureReader(false), Tiff.of(null)).takenAt())
                .isEqualTo(Instant.parse("2024-07-05T12:30:15Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2021/03/04 05:06:07, 2021-03-04T05:06:07Z",
        "2021-03-04T05:06:07, 2021-03-04T05:06:07Z",
        "2021:03:04 05:06, 2021-03-04T05:06:00Z",
        "1911:03:04 05:06:07, 1911-03-04T05:06:07Z"
    })
    void datesAreReadAsPeopleWriteThem(String written, String expected) {
        assertThat(takenAt(written, null)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021:13:04 05:06:07",
                "21:03:04 05:06:07",
                "2021:02:30 05:06:07",
                "0001:01:01 00:00:00",
                "9999:12:31 23:59:59",
                "0000:00:00 00:00:00",
                "    :  :     :  :  ",
                "2021:03-04 05:06:07",
                "2021:03:04 24:00:00",
                "2021:03:04",
                "yesterday"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(takenAt(written, null)).isNull();
    }

    @Test
    void anOffsetThatIsNoneIsLeftOut() {
        assertThat(takenAt("2021:03:04 05:06:07", "+99:00")).isEqualTo(Instant.parse("2021-03-04T05:06:07Z"));
        assertThat(takenAt("2021:03:04 05:06:07", "   :  ")).isEqualTo(Instant.parse("2021-03-04T05:06:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rdf:Description xmp:CreateDate='2022-01-01T00:00:00Z' exif:DateTimeOriginal=\"2021-03-04T05:06:07+02:00\"/>",
                "<exif:DateTimeOriginal>2021-03-04T05:06:07+02:00</exif:DateTimeOriginal>",
                "<rdf:Description photoshop:DateCreated=\"2021-03-04T03:06:07Z\"/>",
                "<rdf:Description\n xmp:CreateDate = '2021-03-04T05:06:07+02:00'/>"
            })
    void whereExifHasNoDateXmpIsAsked(String xml) {
        assertThat(takenAtByXmp(xml)).isEqualTo(Instant.parse("2021-03-04T03:06:07Z"));
    }

    @Test
    void noEntityOfXmpIsExpanded() {
        String xml = "<!DOCTYPE x [<!ENTITY d '2021-03-04T05:06:07Z'>]><r exif:DateTimeOriginal='&d;'/>";
        assertThat(takenAtByXmp(xml)).isNull();
        assertThat(takenAtByXmp("<exif:DateTimeOriginal>2021-03-04</exif:DateTimeOriginal>"))
                .isNull();
        assertThat(takenAtByXmp("exif:DateTimeOriginal=\"".repeat(3000))).isNull();
    }

    @Test
    void aCameraHasNoCharactersThatTurnOrHideText() {
        byte[] tiff = Tiff.of("2021:03:04 05:06:07", null, "a\u202Eb\u2028", "c\u0085d\u200B\uFFFD");
        assertThat(read(new PictureReader(false), tiff).camera()).isEqualTo("ab cd");
        byte[] repeated = Tiff.of("2021:03:04 05:06:07", null, "", "\uD83D\uDCF7".repeat(150));
        assertThat(read(new PictureReader(false), repeated).camera()).isEqualTo("\uD83D\uDCF7".repeat(100));
    }

    @ParameterizedTest
    @CsvSource({"2000, 7, 1, false", "65000, 7, 1, true", "2000, 5, 8, true", "65000, 2, 1, false"})
    void whatExifClaimsIsNeverCopied(int entries, int type, int bytesEach, boolean sameTag) {
        byte[] png = bomb(entries, type, bytesEach, sameTag);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        HeaderRead read = ImageHeader.read(png);
        assertThat(read).isInstanceOf(HeaderRead.Whole.class);
        ImageHeader header = ((HeaderRead.Whole) read).header();
        Picture picture = new PictureReader(true).read(png, header);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes")
                .isLessThan(200_000);
        assertThat(header.exif()).isNotNull();
        assertThat(picture).isEqualTo(new Picture(64, 48, null, null, null));
    }

    @Test
    void thePlaceIsKeptOnlyWhereTheOperatorChoseSo() {
        assertThat(read(new PictureReader(false), Tiff.of("+02:00")).place()).isNull();
    }

    @Test
    void brokenExifCostsOnlyItsFacts() {
        var random = new Random(5);
        byte[] tiff = Tiff.of("+02:00");
        for (int i = 0; i < 3000; i++) {
            byte[] broken = Arrays.copyOf(tiff, 1 + random.nextInt(tiff.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            assertThat(read(new PictureReader(true), broken).width()).isEqualTo(30);
        }
    }

    private static Picture read(PictureReader reader, byte[] tiff) {
        var header = new ImageHeader(
                ImageType.JPEG, 20, 30, 3, false, Orientation.TURN_LEFT, new Span(0, tiff.length), null, List.of());
        return reader.read(tiff, header);
    }

    private static @Nullable Instant takenAt(String time, @Nullable String offset) {
        return read(new PictureReader(false), Tiff.of(time, offset, "Acme", "Box"))
                .takenAt();
    }

    private static @Nullable Instant takenAtByXmp(String xml) {
        byte[] bytes = xml.getBytes(UTF_8);
        var span = new Span(0, bytes.length);
        var header = new ImageHeader(ImageType.PNG, 2, 3, 0, false, Orientation.UPRIGHT, null, span, List.of());
        return new PictureReader(false).read(bytes, header).takenAt();
    }

    /** A PNG of 64 × 48 with EXIF of 3.9 MB, whose entries all point at one block behind them. */
    private static byte[] bomb(int entries, int type, int bytesEach, boolean sameTag) {
        int length = 3900 << 10;
        var png = ByteBuffer.allocate(length + 100);
        png.put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000004000000030080200000000000000"));
        png.putInt(length).putInt(0x65584966);
        int tiff = png.position();
        int block = 8 + 2 + 12 * entries + 4;
        png.putInt(0x4D4D002A).putInt(8).putShort((short) entries);
        for (int i = 1; i <= entries; i++) {
            png.putShort((short) (sameTag ? 0xA500 : i)).putShort((short) type);
            png.putInt((length - block) / bytesEach).putInt(block);
        }
        png.position(tiff + length + 4);
        png.putInt(0).putInt(0x49444154).putInt(0).putInt(0).putInt(0x49454E44).putInt(0);
        return Arrays.copyOf(png.array(), png.position());
    }
}
