package io.shoebox.thumbnailer.making;

import static io.shoebox.thumbnailer.FileParts.concat;
import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.plain;
import static io.shoebox.thumbnailer.TestImages.quarter;
import static io.shoebox.thumbnailer.TestImages.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import io.shoebox.model.ImageType;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails of every kind of picture. Over 200 lines since each test makes the picture that it needs. */
final class ThumbnailMakerTest extends MadeThumbnails {
    @Test
    void aHeightThatStandsBehindTheScanIsFound() {
        Making.Made made = make(FileParts.withHeightInDnl(TestImages.jpeg(400, 300), 300));
        Making.Encoded largest = made.thumbnails().getLast();
        assertThat(largest.width()).isEqualTo(240);
        assertThat(largest.height()).isEqualTo(180);
        assertColour(largest, 20, 20, Color.RED);
        assertColour(largest, 220, 160, Color.YELLOW);
        assertThat(made.damage()).isNull();
    }

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
        byte[] file = FileParts.withOrientation(file(stored, "jpeg"), Integer.parseInt(words[0]));
        make(file).thumbnails().forEach(it -> assertQuarters(it, 240, 144));
        byte[] png = FileParts.withChunk(file(stored, "png"), "eXIf", FileParts.tiff(Integer.parseInt(words[0])));
        make(png).thumbnails().forEach(it -> assertQuarters(it, 240, 144));
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

    @ParameterizedTest
    @CsvSource({
        "png, 1, 5000",
        "png, 5000, 1",
        "png, 1, 1",
        "gif, 1, 5000",
        "gif, 5000, 1",
        "jpeg, 5000, 1",
        "jpeg, 1, 300",
        "png, 500, 1",
        "png, 2, 5000"
    })
    void aSingleRowOrColumnKeepsItsColour(String format, int width, int height) {
        make(file(plain(width, height, BufferedImage.TYPE_INT_RGB, ORANGE), format))
                .thumbnails()
                .forEach(it -> assertColour(it, it.width() / 2, it.height() / 2, ORANGE));
    }

    @ParameterizedTest
    @CsvSource({"1, 5000", "5000, 1", "1, 1"})
    void aTransparentRowOrColumnKeepsItsColour(int width, int height) {
        var half = picture(width, height, BufferedImage.TYPE_INT_ARGB, (x, y) -> 0x80_FF_00_00);
        for (Making.Encoded thumbnail : make(file(half, "png")).thumbnails()) {
            int pixel = read(thumbnail.bytes()).getRGB(thumbnail.width() / 2, thumbnail.height() / 2);
            assertThat(Integer.toHexString(pixel)).isEqualTo("80ff0000");
        }
    }

    /** Wrong lengths, and transparency where there is alpha already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tRNS", "iCCP", "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "hIST", "sPLT", "pHYs", "gAMA", "cHRM", "bKGD",
                "sBIT", "juNk"
            })
    void anAncillaryChunkThatIsWrongIsIgnored(String type) {
        var alpha = plain(400, 300, BufferedImage.TYPE_INT_ARGB, ORANGE);
        for (byte[] content : List.of(new byte[0], new byte[6], "x\0\0zz".getBytes(ISO_8859_1), new byte[300])) {
            assertColour(small(FileParts.withChunk(file(alpha, "png"), type, content)), 9, 9, ORANGE);
        }
    }

    @Test
    void aPngKeepsTheTransparencyThatItsChunkGives() {
        byte[] png = FileParts.withChunk(TestImages.png(400, 300), "tRNS", new byte[] {0, (byte) 255, 0, 0, 0, 0});
        Making.Encoded small = small(png);
        assertThat(small.type()).isEqualTo(ImageType.PNG);
        assertThat(read(small.bytes()).getRGB(8, 8) >>> 24).isZero();
        assertThat(read(small.bytes()).getRGB(50, 8)).isEqualTo(Color.GREEN.getRGB());
    }

    @Test
    void theFirstFrameOfAGifIsInItsPlaceOnTheCanvas() {
        byte[] gif = file(plain(300, 200, BufferedImage.TYPE_BYTE_INDEXED, Color.RED), "gif");
        ByteBuffer file = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(6, (short) 1200).putShort(8, (short) 900);
        int frame = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[frame] != 0x2C) {
            frame++;
        }
        file.putShort(frame + 1, (short) 601).putShort(frame + 3, (short) 300);
        Making.Encoded large = make(gif).thumbnails().getLast();
        assertThat(large.width()).isEqualTo(240);
        assertThat(large.height()).isEqualTo(180);
        BufferedImage picture = read(large.bytes());
        for (int[] inside : new int[][] {{123, 63}, {177, 63}, {123, 97}, {177, 97}}) {
            assertThat(picture.getRGB(inside[0], inside[1])).isEqualTo(Color.RED.getRGB());
        }
        for (int[] outside : new int[][] {{117, 63}, {184, 63}, {123, 57}, {177, 103}, {0, 0}, {239, 179}}) {
            assertThat(picture.getRGB(outside[0], outside[1]) >>> 24).isZero();
        }
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
        Making.Made lossless = make(FileParts.webp(2000, 1000));
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
        byte[] jpeg = FileParts.withSegment(FileParts.withOrientation(TestImages.jpeg(900, 600), 6), 0xFE, comment);
        var half = picture(400, 400, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 200 ? 0 : ORANGE.getRGB());
        byte[] png = FileParts.withChunk(file(half, "png"), "tEXt", concat("Comment\0".getBytes(ISO_8859_1), comment));
        for (byte[] source : List.of(jpeg, png)) {
            for (Making.Encoded thumbnail : make(source).thumbnails()) {
                var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(thumbnail.bytes()));
                assertThat(metadata.getDirectories())
                        .extracting(it -> it.getName())
                        .isSubsetOf("JPEG", "JFIF", "Huffman", "PNG-IHDR", "File Type");
            }
        }
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
}
