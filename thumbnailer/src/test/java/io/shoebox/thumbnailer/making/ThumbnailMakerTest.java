package io.shoebox.thumbnailer.making;

import static io.shoebox.thumbnailer.FileParts.concat;
import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.plain;
import static io.shoebox.thumbnailer.TestImages.quarter;
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
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailMakerTest extends MadeThumbnails {
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
