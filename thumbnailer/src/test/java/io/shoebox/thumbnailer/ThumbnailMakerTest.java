package io.shoebox.thumbnailer;

import static io.shoebox.thumbnailer.TestImages.concat;
import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.plain;
import static io.shoebox.thumbnailer.TestImages.quarter;
import static io.shoebox.thumbnailer.TestImages.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailMakerTest {
    private static final List<Integer> EDGES = List.of(60, 120, 240);
    private static final Color ORANGE = new Color(230, 120, 40);

    private final ThumbnailMaker maker = Makers.standard(EDGES);

    @Test
    void allSizesAreMadeAndKeepTheirShape() {
        Making.Made made = make(TestImages.jpeg(1200, 900));
        assertThat(made.thumbnails())
                .extracting(Making.Encoded::edge, Making.Encoded::width, Making.Encoded::height, Making.Encoded::type)
                .containsExactly(
                        tuple(60, 60, 45, ImageType.JPEG),
                        tuple(120, 120, 90, ImageType.JPEG),
                        tuple(240, 240, 180, ImageType.JPEG));
        made.thumbnails().forEach(it -> assertQuarters(it, 240, 180));
        assertThat(made.placeholder()).hasSize(4 + 2 * 12);
    }

    @Test
    void aSmallPhotoIsNeverEnlargedAndHasAllKeys() {
        assertThat(make(TestImages.png(100, 50)).thumbnails())
                .extracting(Making.Encoded::edge, Making.Encoded::width, Making.Encoded::height)
                .containsExactly(tuple(60, 60, 30), tuple(120, 100, 50), tuple(240, 100, 50));
    }

    /** Where the first row and column of the stored picture belong, as EXIF words it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 top left", "2 top right", "3 bottom right", "4 bottom left",
                "5 left top", "6 right top", "7 right bottom", "8 left bottom"
            })
    void eachOrientationComesOutUpright(String orientation) {
        String[] words = orientation.split(" ", -1);
        boolean turned = words[1].equals("left") || words[1].equals("right");
        boolean flipsX = (turned ? words[1] : words[2]).equals("right");
        boolean flipsY = (turned ? words[2] : words[1]).equals("bottom");
        var stored = picture(turned ? 300 : 500, turned ? 500 : 300, BufferedImage.TYPE_INT_RGB, (column, row) -> {
            int x = turned ? row : column;
            int y = turned ? column : row;
            return quarter(flipsX ? 499 - x : x, flipsY ? 299 - y : y, 500, 300);
        });
        byte[] file = TestImages.withOrientation(file(stored, "jpeg"), Integer.parseInt(words[0]));
        make(file).thumbnails().forEach(it -> assertQuarters(it, 240, 144));
        byte[] png = TestImages.withChunk(file(stored, "png"), "eXIf", TestImages.tiff(Integer.parseInt(words[0])));
        make(png).thumbnails().forEach(it -> assertQuarters(it, 240, 144));
    }

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
                TestImages.chunk("IHDR", ihdr),
                TestImages.chunk("IDAT", lines.toByteArray()),
                TestImages.chunk("IEND", new byte[0]));
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
        assertColour(small(TestImages.withChunk(file(middle, "png"), "iCCP", chunk)), 9, 9, new Color(188, 188, 188));
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
        assertColour(small(TestImages.withSegment(jpeg, 0xE2, segment)), 9, 9, ORANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "1x5000", "5000x1", "241x7"})
    void oddSizesHaveAtLeastAPixel(String size) {
        int width = Integer.parseInt(size.split("x", -1)[0]);
        int height = Integer.parseInt(size.split("x", -1)[1]);
        Making.Encoded large = make(TestImages.jpeg(width, height)).thumbnails().getLast();
        assertThat(Math.max(large.width(), large.height())).isEqualTo(Math.min(240, Math.max(width, height)));
        assertThat(Math.min(large.width(), large.height())).isPositive();
    }

    @Test
    void aProgressiveJpegIsMadeLikeAnyOther() {
        assertColour(small(TestImages.progressive(plain(900, 700, BufferedImage.TYPE_INT_RGB, ORANGE))), 9, 9, ORANGE);
    }

    @Test
    void theFirstFrameOfAnAnimationIsShown() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Color colour : List.of(Color.RED, Color.BLUE)) {
                var frame = plain(300, 300, BufferedImage.TYPE_BYTE_INDEXED, colour);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        assertColour(small(out.toByteArray()), 30, 30, Color.RED);
    }

    @Test
    void webpIsRead() {
        Making.Made lossless = make(TestImages.webp(2000, 1000));
        assertThat(lossless.thumbnails().getLast().height()).isEqualTo(120);
        String lossy = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
        assertThat(small(Base64.getDecoder().decode(lossy)).width()).isEqualTo(1);
        String animated = "UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABW"
                + "UDhMDQAAAC8AAAAQBxAREYiI/gcA";
        assertThat(small(Base64.getDecoder().decode(animated)).width()).isEqualTo(1);
    }

    @Test
    void nothingOfTheFileIsInItsThumbnails() throws IOException, ImageProcessingException {
        byte[] comment = "taken at home".getBytes(ISO_8859_1);
        byte[] jpeg = TestImages.withSegment(TestImages.withOrientation(TestImages.jpeg(900, 600), 6), 0xFE, comment);
        var half = picture(400, 400, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 200 ? 0 : ORANGE.getRGB());
        byte[] png = TestImages.withChunk(file(half, "png"), "tEXt", concat("Comment\0".getBytes(ISO_8859_1), comment));
        for (byte[] source : List.of(jpeg, png)) {
            for (Making.Encoded thumbnail : make(source).thumbnails()) {
                var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(thumbnail.bytes()));
                assertThat(metadata.getDirectories())
                        .extracting(it -> it.getName())
                        .isSubsetOf("JPEG", "JFIF", "Huffman", "PNG-IHDR", "File Type");
            }
        }
    }

    private Making.Made make(byte[] file) {
        Making making = maker.make(file);
        assertThat(making).isInstanceOf(Making.Made.class);
        return (Making.Made) making;
    }

    private Making.Encoded small(byte[] file) {
        return make(file).thumbnails().getFirst();
    }

    private static void assertQuarters(Making.Encoded thumbnail, int width, int height) {
        assertThat(thumbnail.width() * height).isEqualTo(thumbnail.height() * width);
        int right = thumbnail.width() - 8;
        int bottom = thumbnail.height() - 8;
        assertColour(thumbnail, 8, 8, Color.RED);
        assertColour(thumbnail, right, 8, Color.GREEN);
        assertColour(thumbnail, 8, bottom, Color.BLUE);
        assertColour(thumbnail, right, bottom, Color.YELLOW);
    }

    /** Where two colours meet within a block, quantization leaves ripples of some levels. */
    private static void assertColour(Making.Encoded thumbnail, int x, int y, Color expected) {
        Color found = new Color(read(thumbnail.bytes()).getRGB(x, y));
        assertThat(found.getRed()).as("red of %s", found).isCloseTo(expected.getRed(), within(8));
        assertThat(found.getGreen()).as("green of %s", found).isCloseTo(expected.getGreen(), within(8));
        assertThat(found.getBlue()).as("blue of %s", found).isCloseTo(expected.getBlue(), within(8));
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
        return TestImages.withSegment(jpeg, 0xE2, concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile));
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
