package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of IPTC in JPEGs, and of texts in PNGs. */
final class OtherDatesTest {
    @ParameterizedTest
    @CsvSource({
        "20210304, 050607+0200, 2021-03-04T03:06:07Z",
        "20210304, 050607-0030, 2021-03-04T05:36:07Z",
        "20210304, 050607, 2021-03-04T05:06:07Z"
    })
    void aJpegsIptcTellsWhenItWasMade(String date, String time, String expected) {
        assertThat(takenAt(jpeg(iptc(date, time)))).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({"20210304,''", "'',050607", "20211304,050607", "99990304,050607", "2021030,050607", "20210304,256060"})
    void whatIsNoDateIsNone(String date, String time) {
        assertThat(takenAt(jpeg(iptc(date, time)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 4 Mar 2021 05:06:07 GMT",
                "2021-03-04T05:06:07Z",
                "2021:03:04 05:06:07",
                "Thu, 04 Mar 2021 07:06:07 +0200"
            })
    void aPngsTextTellsWhenItWasMade(String text) {
        assertThat(takenAt(png(text))).isEqualTo(Instant.parse("2021-03-04T05:06:07Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Fri, 4 Mar 2021 05:06:07 GMT", "Sun, 1 Jan 0001 00:00:00 GMT"})
    void aTextThatIsNoDateIsNone(String text) {
        assertThat(takenAt(png(text))).isNull();
    }

    @Test
    void brokenRecordsCostOnlyTheirDate() {
        var random = new Random(6);
        byte[] file = jpeg(iptc("20210304", "050607+0200"));
        for (int i = 0; i < 5000; i++) {
            byte[] broken = file.clone();
            // Not the segment's own length and name.
            broken[20 + random.nextInt(file.length - 20 - FRAME.length)] = (byte) random.nextInt(256);
            assertThat(picture(broken)).isNotNull();
        }
    }

    private static final byte[] FRAME =
            HexFormat.of().parseHex("ffc0000b080003000201011100" + "ffda0008010100003f00" + "ffd9");

    private static @Nullable Instant takenAt(byte[] file) {
        return picture(file).takenAt();
    }

    private static io.shoebox.model.Picture picture(byte[] file) {
        ImageHeader header = ((HeaderRead.Whole) ImageHeader.read(file)).header();
        return new PictureReader(false).read(file, header);
    }

    /** Behind a resource of another kind, with a name. */
    private static byte[] jpeg(byte[] iptc) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("Photoshop 3.0\0".getBytes(ISO_8859_1));
        out.writeBytes(resource(0x03ED, "ab", new byte[3]));
        out.writeBytes(resource(0x0404, "", iptc));
        byte[] segment = out.toByteArray();
        return ByteBuffer.allocate(6 + segment.length + FRAME.length)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFED)
                .putShort((short) (2 + segment.length))
                .put(segment)
                .put(FRAME)
                .array();
    }

    private static byte[] resource(int id, String name, byte[] data) {
        int named = (1 + name.length() + 1) & ~1;
        ByteBuffer resource = ByteBuffer.allocate(6 + named + 4 + ((data.length + 1) & ~1));
        resource.put("8BIM".getBytes(ISO_8859_1)).putShort((short) id);
        resource.put((byte) name.length()).put(name.getBytes(ISO_8859_1)).position(6 + named);
        return resource.putInt(data.length).put(data).array();
    }

    private static byte[] iptc(String date, String time) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1C, 2, 5, 0, 1, 'x'});
        record(out, 55, date);
        record(out, 60, time);
        return out.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, int kind, String value) {
        out.writeBytes(new byte[] {0x1C, 2, (byte) kind, 0, (byte) value.length()});
        out.writeBytes(value.getBytes(ISO_8859_1));
    }

    private static byte[] png(String text) {
        byte[] chunk = ("Creation Time\0" + text).getBytes(ISO_8859_1);
        byte[] start = HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000012c000000c8080200000000000000");
        ByteBuffer png = ByteBuffer.allocate(start.length + 12 + chunk.length + 24);
        png.put(start).putInt(chunk.length).putInt(0x74455874).put(chunk).putInt(0);
        png.putInt(0).putInt(0x49444154).putInt(0).putInt(0).putInt(0x49454E44).putInt(0);
        return Arrays.copyOf(png.array(), png.position());
    }
}
