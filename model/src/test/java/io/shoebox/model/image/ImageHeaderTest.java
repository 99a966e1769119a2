package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ImageHeaderTest {
    /** SOI, a fill byte, EXIF with orientation 6, a progressive frame of 300 × 200 with three components, SOS. */
    private static final byte[] JPEG = hex("ffd8 ff ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001"
            + " 00060000 00000000 ffc2 0011 08 00c8 012c 03 012200 021101 031101 ffda 0008");

    private static final byte[] GIF =
            hex("474946383961 0a00 0a00 80 00 00 000000 ffffff 21f9 04 00000000 00" + " 2c 0000 0000 2c01 c800 00");

    @Test
    void aJpegTellsItsSizeKindAndOrientation() {
        ImageHeader header = whole(JPEG);
        assertThat(header.type()).isEqualTo(ImageType.JPEG);
        assertThat(header.width()).isEqualTo(300);
        assertThat(header.height()).isEqualTo(200);
        assertThat(header.components()).isEqualTo(3);
        assertThat(header.progressive()).isTrue();
        assertThat(header.orientation()).isEqualTo(Orientation.TURN_RIGHT);
        assertThat(header.uprightWidth()).isEqualTo(200);
        assertThat(header.uprightHeight()).isEqualTo(300);
    }

    @Test
    void exifInTheOtherByteOrderIsReadToo() {
        byte[] jpeg = hex("ffd8 ffe1 0022 457869660000 49492a0008000000 0100 1201 0300 01000000 0300 0000 00000000"
                + " ffc0 0011 08 00c8 012c 03 012200 021101 031101 ffda 0008");
        assertThat(whole(jpeg).orientation()).isEqualTo(Orientation.UPSIDE_DOWN);
    }

    @Test
    void aHeightMayStandBehindTheFirstScanOfAJpeg() {
        String frame = "ffd8 ffc0 0011 08 0000 012c 03 012200 021101 031101 ffda 0008 01 0000 003f00";
        byte[] jpeg = hex(frame + " 12 ff00 34 ffd0 56 ff ffdc 0004 00c8 ffd9");
        ImageHeader header = whole(jpeg);
        assertThat(header.width()).isEqualTo(300);
        assertThat(header.height()).isEqualTo(200);
        for (int length = 24; length < jpeg.length - 2; length++) {
            assertThat(ImageHeader.read(Arrays.copyOf(jpeg, length)))
                    .as("%s bytes", length)
                    .isEqualTo(new HeaderRead.Partial(null));
        }
        assertThat(ImageHeader.read(hex(frame + " 12 ff00 34 ffd9 0000 0000")))
                .isEqualTo(new HeaderRead.Corrupt("it does not say its size"));
        assertThat(ImageHeader.read(hex(frame + " 12 ff00 34 ffdc 0004 0000 ffd9")))
                .isEqualTo(new HeaderRead.Corrupt("it does not say its size"));
    }

    @Test
    void aGifHasTheSizeOfItsFirstFrame() {
        ImageHeader header = whole(GIF);
        assertThat(header.width()).isEqualTo(300);
        assertThat(header.height()).isEqualTo(200);
    }

    @Test
    void aPngTellsItsSize() {
        byte[] png = hex("89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 08 02 00 00 00 00000000"
                + " 00000000 49444154 00000000 00000000 49454e44 00000000");
        assertThat(whole(png).pixels()).isEqualTo(60_000);
    }

    @Test
    void theFrameOfAGifIsShownOnItsCanvasIfItFits() {
        byte[] inside = GIF.clone();
        inside[6] = (byte) 0x90;
        inside[7] = 1;
        inside[8] = (byte) 0xE8;
        assertThat(whole(inside).width()).isEqualTo(400);
        assertThat(whole(inside).height()).isEqualTo(232);
        // One pixel further to the right it does not fit.
        byte[] beyond = inside.clone();
        beyond[GIF.length - 9] = 101;
        assertThat(whole(beyond).width()).isEqualTo(300);
    }

    @Test
    void orientationIsFoundInLessCommonPlaces() {
        String start = "89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 08 02 00 00 00 00000000";
        String pixels = " 00000000 49444154 00000000";
        String end = " 00000000 49454e44 00000000";
        String tiff = "4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000";
        String typedLong = "4d4d002a00000008 0001 0112 0004 00000001 00000006 00000000";
        List<String> chunks = List.of(
                " 0000001a 65584966" + tiff + "00000000" + pixels,
                pixels + " 0000001a 65584966" + tiff + "00000000",
                " 00000020 65584966 457869660000" + tiff + "00000000" + pixels,
                " 0000001a 65584966" + typedLong + "00000000" + pixels);
        for (String chunk : chunks) {
            assertThat(whole(hex(start + chunk + end)).orientation()).isEqualTo(Orientation.TURN_RIGHT);
        }
        byte[] emptyFirst = hex("ffd8 ffe1 0008 457869660000 ffe1 0022 457869660000" + tiff
                + " ffc0 0011 08 00c8 012c 03 012200 021101 031101 ffda 0008");
        assertThat(whole(emptyFirst).orientation()).isEqualTo(Orientation.TURN_RIGHT);
        // Until it has been looked for behind the pixels, a header is not whole.
        assertThat(ImageHeader.read(hex(start + pixels))).isInstanceOf(HeaderRead.Partial.class);
    }

    @Test
    void xmpIsFoundInEachType() {
        String jpeg = "ffd8 ffe1 0023 687474703a2f2f6e732e61646f62652e636f6d2f7861702f312e302f00 3c783e2f"
                + " ffc0 0011 08 00c8 012c 03 012200 021101 031101 ffda 0008";
        String png = "89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 08 02 00 00 00 00000000"
                + " 0000001a 69545874 584d4c3a636f6d2e61646f62652e786d70 0000000000 3c783e2f 00000000"
                + " 00000000 49444154 00000000 00000000 49454e44 00000000";
        String webp = "52494646 00000000 57454250 56503858 0a000000 04 000000 2b0100 c70000"
                + " 56503820 0a000000 300100 9d012a 2c01 c800 584d5020 04000000 3c783e2f";
        for (String file : List.of(jpeg, png, webp)) {
            byte[] bytes = hex(file);
            assertThat(whole(bytes).xmp())
                    .as(file)
                    .isNotNull()
                    .satisfies(xmp -> assertThat(new String(bytes, xmp.offset(), xmp.length(), ISO_8859_1))
                            .isEqualTo("<x>/"));
        }
    }

    @Test
    void eachKindOfWebpTellsItsSize() {
        assertThat(whole(hex("52494646 00000000 57454250 56503820 0a000000 300100 9d012a 2c01 c800"))
                        .pixels())
                .isEqualTo(60_000);
        assertThat(whole(hex("52494646 00000000 57454250 5650384c 05000000 2f 2bc13100 00"))
                        .pixels())
                .isEqualTo(60_000);
        ImageHeader extended = whole(hex("52494646 00000000 57454250 56503858 0a000000 08 000000 2b0100 c70000"
                + " 56503820 0a000000 300100 9d012a 2c01 c800 45584946 1a000000 4d4d002a00000008 0001 0112 0003 00000001"
                + " 00080000 00000000"));
        assertThat(extended.uprightWidth()).isEqualTo(200);
        assertThat(extended.uprightHeight()).isEqualTo(300);
    }

    @Test
    void ofManyProfilesTheFirstCounts() {
        String profile = "00000003 69434350 610000 00000000 ";
        byte[] png = hex("89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 08 02 00 00 00 00000000 "
                + profile.repeat(5) + "00000000 49444154 00000000 00000000 49454e44 00000000");
        assertThat(whole(png).icc()).containsExactly(new Span(41, 3));

        byte[] webp = hex("52494646 00000000 57454250 56503858 0a000000 20 000000 2b0100 c70000 "
                + "49434350 02000000 6162 ".repeat(5) + "56503820 0a000000 300100 9d012a 2c01 c800");
        assertThat(whole(webp).icc()).containsExactly(new Span(38, 2));
    }

    @Test
    void whatIsCutOffIsPartialAndSaysWhatItHas() {
        assertThat(ImageHeader.read(Arrays.copyOf(JPEG, 20))).isEqualTo(new HeaderRead.Partial(null));
        assertThat(ImageHeader.read(Arrays.copyOf(JPEG, JPEG.length - 4)))
                .isInstanceOfSatisfying(
                        HeaderRead.Partial.class,
                        partial -> assertThat(partial.soFar()).isEqualTo(whole(JPEG)));
    }

    @Test
    void whatIsNoImageIsCorrupt() {
        assertThat(ImageHeader.read(new byte[0])).isInstanceOf(HeaderRead.Corrupt.class);
        assertThat(ImageHeader.read("just text".getBytes(ISO_8859_1))).isInstanceOf(HeaderRead.Corrupt.class);
        assertThat(ImageHeader.read(hex("ffd8 ffd9 0000"))).isInstanceOf(HeaderRead.Corrupt.class);
    }

    @Test
    void anyBytesAreReadWithoutAnException() {
        var random = new Random(3);
        byte[] webp = hex(
                "52494646 00000000 57454250 56503858 0a000000 08 000000 2b0100 c70000 56503820 0a000000"
                        + " 300100 9d012a 2c01 c800 45584946 1a000000 4d4d002a00000008 0001 0112 0003 00000001 00080000 00000000");
        byte[] png = hex("89504e470d0a1a0a 0000000d 49484452 0000012c 000000c8 08 02 00 00 00 00000000"
                + " 0000001a 65584966 4d4d002a00000008 0001 0112 0003 00000001 00080000 00000000 00000000"
                + " 00000000 49444154 00000000");
        for (byte[] file : new byte[][] {JPEG, GIF, webp, png}) {
            for (int i = 0; i < 20_000; i++) {
                byte[] mutated = Arrays.copyOf(file, 12 + random.nextInt(file.length - 11));
                for (int flips = random.nextInt(4); flips > 0; flips--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                assertThat(ImageHeader.read(mutated)).isNotNull();
            }
        }
    }

    private static ImageHeader whole(byte[] file) {
        HeaderRead read = ImageHeader.read(file);
        assertThat(read).isInstanceOf(HeaderRead.Whole.class);
        return ((HeaderRead.Whole) read).header();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
