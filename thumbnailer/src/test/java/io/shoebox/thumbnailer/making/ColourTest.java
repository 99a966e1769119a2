package io.shoebox.thumbnailer.making;

import static io.shoebox.thumbnailer.FileParts.concat;
import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.plain;
import static io.shoebox.thumbnailer.TestImages.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.picture.ColourProfile;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transparency, gray, CMYK and profiles. */
final class ColourTest extends MadeThumbnails {
    @Test
    void transparencyIsKept() {
        var half = picture(400, 400, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 200 ? 0 : ORANGE.getRGB());
        Making.Encoded small = make(file(half, "png")).thumbnails().getFirst();
        assertThat(small.type()).isEqualTo(ImageType.PNG);
        assertThat(new Color(read(small.bytes()).getRGB(5, 30), true).getAlpha())
                .isZero();
        assertColour(small, 50, 30, ORANGE);
    }

    @Test
    void anOpaquePngWithAnAlphaChannelBecomesJpeg() {
        Making.Encoded small = small(file(plain(400, 300, BufferedImage.TYPE_INT_ARGB, ORANGE), "png"));
        assertThat(small.type()).isEqualTo(ImageType.JPEG);
        assertColour(small, 10, 10, ORANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void grayStaysAsLightAsItWas(String format) {
        var gray = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        fill(gray.getRaster(), 100);
        assertColour(small(file(gray, format)), 30, 20, new Color(100, 100, 100));
    }

    @Test
    void deepGrayStaysAsLightAsItWas() {
        var gray = new BufferedImage(400, 300, BufferedImage.TYPE_USHORT_GRAY);
        fill(gray.getRaster(), 100 << 8);
        assertColour(small(file(gray, "png")), 30, 20, new Color(100, 100, 100));
    }

    @Test
    void grayWithAlphaStaysAsLightAsItWas() throws IOException {
        // No BufferedImage is written as gray with alpha: the samples are deflated here, each line led by its filter.
        var ihdr = new byte[] {0, 0, 0, 100, 0, 0, 0, 100, 8, 4, 0, 0, 0};
        var lines = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(lines)) {
            for (int y = 0; y < 100; y++) {
                deflater.write(0);
                for (int x = 0; x < 100; x++) {
                    deflater.write(100);
                    deflater.write(y < 50 ? 255 : 0);
                }
            }
        }
        byte[] png = concat(
                Arrays.copyOf(TestImages.png(1, 1), 8),
                FileParts.chunk("IHDR", ihdr),
                FileParts.chunk("IDAT", lines.toByteArray()),
                FileParts.chunk("IEND", new byte[0]));
        Making.Encoded small = small(png);
        assertThat(small.type()).isEqualTo(ImageType.PNG);
        assertColour(small, 30, 10, new Color(100, 100, 100));
        assertThat(read(small.bytes()).getRGB(30, 50) >>> 24).isZero();
    }

    @Test
    void cmykIsConverted() {
        Making.Encoded small = small(TestImages.redCmyk(300, 200));
        Color red = new Color(read(small.bytes()).getRGB(30, 20));
        assertThat(red.getRed()).isGreaterThan(200);
        assertThat(red.getBlue()).isLessThan(80);
    }

    @Test
    void coloursOfAnotherProfileBecomeSrgb() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var middle = plain(400, 300, BufferedImage.TYPE_INT_RGB, new Color(128, 128, 128));
        assertColour(
                small(withProfile(file(middle, "jpeg"), ColorSpace.CS_LINEAR_RGB)), 9, 9, new Color(188, 188, 188));
        byte[] chunk = concat("linear\0\0".getBytes(ISO_8859_1), deflated(profile));
        assertColour(small(FileParts.withChunk(file(middle, "png"), "iCCP", chunk)), 9, 9, new Color(188, 188, 188));
    }

    @Test
    void aProfileBehindTheFrameHeaderCountsToo() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] segment = concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile);
        byte[] jpeg = file(plain(400, 300, BufferedImage.TYPE_INT_RGB, new Color(128, 128, 128)), "jpeg");
        assertColour(small(FileParts.withSegmentBehindFrame(jpeg, 0xE2, segment)), 9, 9, new Color(188, 188, 188));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 188", "1.8, 147", "3.0, 100"})
    void grayOfAnotherProfileBecomesThatOfSrgb(double gamma, int level) {
        byte[] profile = grayProfile(gamma);
        var gray = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        fill(gray.getRaster(), 128);
        byte[] segment = concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile);
        byte[] chunk = concat("gray\0\0".getBytes(ISO_8859_1), deflated(profile));
        var expected = new Color(level, level, level);
        assertColour(small(FileParts.withSegment(file(gray, "jpeg"), 0xE2, segment)), 9, 9, expected);
        assertColour(small(FileParts.withChunk(file(gray, "png"), "iCCP", chunk)), 9, 9, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aProfileOfGrayIsIgnoredInAFileThatHasColours(String format) {
        byte[] plain = file(plain(400, 300, BufferedImage.TYPE_INT_RGB, ORANGE), format);
        byte[] profile = grayProfile(1.0);
        byte[] file = format.equals("jpeg")
                ? FileParts.withSegment(plain, 0xE2, concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile))
                : FileParts.withChunk(plain, "iCCP", concat("gray\0\0".getBytes(ISO_8859_1), deflated(profile)));
        assertColour(small(file), 9, 9, ORANGE);
    }

    /** The JDK's profile of linear gray, with another exponent as its curve (ICC.1:2022, 10.6). */
    private static byte[] grayProfile(double gamma) {
        ICC_Profile profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData());
        byte[] curve = ByteBuffer.allocate(16)
                .put("curv".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(1)
                .putShort((short) Math.round(256 * gamma))
                .array();
        profile.setData(ICC_Profile.icSigGrayTRCTag, curve);
        return profile.getData();
    }

    @Test
    void theProfileOfAWebpIsAppliedOnce() {
        byte[] still = FileParts.webp(40, 30);
        Color stored = new Color(read(small(still).bytes()).getRGB(9, 9));
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] canvas = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x20, 0, 0, 0, 39, 0, 0, 29, 0, 0};
        byte[] chunk = ByteBuffer.allocate(8 + profile.length + (profile.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("ICCP".getBytes(ISO_8859_1))
                .putInt(profile.length)
                .put(profile)
                .array();
        byte[] file = concat(Arrays.copyOf(still, 12), canvas, chunk, Arrays.copyOfRange(still, 12, still.length));
        float[] srgb = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB).toRGB(stored.getRGBColorComponents(null));
        assertColour(small(file), 9, 9, new Color(srgb[0], srgb[1], srgb[2]));
    }

    @Test
    void aProfileThatIsSrgbIsSkipped() {
        byte[] jpeg = withProfile(TestImages.jpeg(40, 30), ColorSpace.CS_sRGB);
        var header = ((HeaderRead.Whole) ImageHeader.read(jpeg)).header();
        assertThat(header.icc()).hasSize(1);
        assertThat(ColourProfile.of(jpeg, header)).isEmpty();
    }

    @Test
    void profilesThatTakeTurnsAreNotMistakenForEachOther() {
        var middle = file(plain(400, 300, BufferedImage.TYPE_INT_RGB, new Color(128, 128, 128)), "jpeg");
        for (int i = 0; i < 2; i++) {
            assertColour(small(withProfile(middle, ColorSpace.CS_LINEAR_RGB)), 9, 9, new Color(188, 188, 188));
            assertColour(small(withProfile(middle, ColorSpace.CS_sRGB)), 9, 9, new Color(128, 128, 128));
        }
    }

    @Test
    void aBrokenProfileIsIgnored() {
        byte[] jpeg = file(plain(400, 300, BufferedImage.TYPE_INT_RGB, ORANGE), "jpeg");
        byte[] segment = concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), new byte[200]);
        assertColour(small(FileParts.withSegment(jpeg, 0xE2, segment)), 9, 9, ORANGE);
    }

    private static void fill(WritableRaster raster, int value) {
        fill(raster, 0, value);
    }

    private static void fill(WritableRaster raster, int band, int value) {
        int[] samples = new int[raster.getWidth() * raster.getHeight()];
        Arrays.fill(samples, value);
        raster.setSamples(0, 0, raster.getWidth(), raster.getHeight(), band, samples);
    }

    private static byte[] withProfile(byte[] jpeg, int space) {
        byte[] profile = ICC_Profile.getInstance(space).getData();
        return FileParts.withSegment(jpeg, 0xE2, concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile));
    }

    private static byte[] deflated(byte[] data) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
