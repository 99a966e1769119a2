package io.shoebox.thumbnailer.making;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.codec.Decoded;
import io.shoebox.thumbnailer.codec.ImageDecoder;
import io.shoebox.thumbnailer.codec.ImageIoDecoder;
import io.shoebox.thumbnailer.codec.ScaledJpegDecoder;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What hostile pictures may cost. Over 200 lines since each test makes the picture that it needs. */
final class HostileImageTest {
    private static final List<Integer> EDGES = List.of(60, 120);

    private final MemoryBudget memory = new MemoryBudget(256L << 20);
    private final ThumbnailMaker refusing = Makers.with(EDGES, new Refusing(), memory);

    @Test
    void ofAJpegLessThanATenthIsCorrupt() {
        byte[] jpeg = noise("jpg");
        assertUnmakable(Makers.standard(EDGES), Arrays.copyOf(jpeg, jpeg.length / 14), "the image is corrupt");
        assertUnmakable(refusing, Arrays.copyOf(jpeg, 100), "the image is truncated");
    }

    @Test
    void ofAJpegThatIsCutOffTheFirstRowsAreShownAndTheRestIsGray() {
        byte[] file = falling("jpg");
        Making.Made half = made(Arrays.copyOf(file, file.length / 2));
        assertThat(half.damage()).matches("the file is damaged: about [45]\\d % of the picture could be read");
        BufferedImage picture = TestImages.read(half.thumbnails().getLast().bytes());
        assertThat(new Color(picture.getRGB(12, 10)).getRed()).isBetween(0, 60);
        assertThat(new Color(picture.getRGB(12, 115)).getRed()).isBetween(126, 130);
    }

    @Test
    void aJpegWithoutItsEndMarkerIsWhole() {
        byte[] file = TestImages.jpeg(400, 300);
        for (int missing = 0; missing <= 2; missing++) {
            Making.Made made = made(Arrays.copyOf(file, file.length - missing));
            assertThat(made.damage()).as("%d bytes missing", missing).isNull();
            assertThat(made.thumbnails().getLast().bytes())
                    .isEqualTo(made(file).thumbnails().getLast().bytes());
        }
    }

    @Test
    void aTruncatedPngIsCorrupt() {
        byte[] png = noise("png");
        assertUnmakable(Makers.standard(EDGES), Arrays.copyOf(png, png.length / 12), "the image is corrupt");
        assertUnmakable(Makers.standard(EDGES), Arrays.copyOf(png, 40), "the image is corrupt");
    }

    @Test
    void ofAPngThatIsCutOffTheFirstRowsAreShownAndTheRestIsGray() {
        byte[] file = falling("png");
        Making.Made half = made(Arrays.copyOf(file, file.length / 2));
        assertThat(half.damage()).matches("the file is damaged: about [45]\\d % of the picture could be read");
        BufferedImage picture = TestImages.read(half.thumbnails().getLast().bytes());
        assertThat(new Color(picture.getRGB(12, 10)).getRed()).isBetween(0, 60);
        assertThat(new Color(picture.getRGB(12, 115)).getRed()).isBetween(126, 130);
        assertThat(made(file).damage()).isNull();
    }

    @Test
    void ofAnInterlacedGifThatIsCutOffEachRowIsShownRoughly() {
        byte[] file = falling("gif");
        Making.Made half = made(Arrays.copyOf(file, 2 * file.length / 3));
        assertThat(half.damage()).matches("the file is damaged: about [56]\\d % of the picture could be read");
        BufferedImage picture = TestImages.read(half.thumbnails().getLast().bytes());
        assertThat(new Color(picture.getRGB(12, 10)).getRed()).isBetween(0, 60);
        assertThat(new Color(picture.getRGB(12, 115)).getRed()).isBetween(205, 255);
        assertThat(made(file).damage()).isNull();
    }

    @Test
    void zeroBytesAndTextAreNoImages() {
        assertUnmakable(refusing, new byte[0], "of no known image type");
        assertUnmakable(refusing, "not a picture at all".getBytes(ISO_8859_1), "of no known image type");
    }

    @Test
    void nineHundredMegapixelsAreRefusedBeforeDecoding() {
        assertUnmakable(refusing, FileParts.hollowPng(30_000, 30_000), "at most 50 megapixels");
        assertUnmakable(refusing, FileParts.hollowPng(Integer.MAX_VALUE, Integer.MAX_VALUE), "at most 50 megapixels");
        assertUnmakable(refusing, FileParts.webp(16_384, 16_384), "at most 16 megapixels");
        assertUnmakable(refusing, FileParts.hollowPng(-1, 5), "a side is not positive");
    }

    @Test
    void fiveHundredScansAreRefusedBeforeDecoding() {
        assertUnmakable(refusing, FileParts.withScans(500), "500 scans; at most 100");
        assertThat(Makers.standard(EDGES).make(FileParts.withScans(90))).isInstanceOf(Making.Made.class);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeDecoding() {
        byte[] jpeg = TestImages.jpeg(40, 30);
        assertUnmakable(refusing, Arrays.copyOf(jpeg, (25 << 20) + 1), "more than 26214400 bytes");
    }

    @Test
    void aWebpFrameLargerThanItsCanvasIsRefusedBeforeDecoding() {
        byte[] frame = FileParts.webp(16_000, 16_000);
        byte[] canvas = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0};
        byte[] file = FileParts.concat(Arrays.copyOf(frame, 12), canvas, Arrays.copyOfRange(frame, 12, frame.length));
        assertUnmakable(refusing, file, "larger than its canvas");
    }

    @Test
    void aJpegWithTwoFramesIsRefusedBeforeDecoding() {
        byte[] jpeg = TestImages.jpeg(40, 30);
        byte[] frame = {8, 0, 0x20, 0, 0x20, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1};
        assertUnmakable(refusing, FileParts.withSegment(jpeg, 0xC0, frame), "2 frames");
    }

    @Test
    void aChunkThatClaimsMoreThanTheFileIsNeverAllocated() {
        byte[] png = FileParts.withChunk(TestImages.png(40, 30), "juNk", new byte[8]);
        png[33] = 0x7F;
        assertUnmakable(Makers.standard(EDGES), png, "the image is corrupt");
    }

    @Test
    void aSideIsNoLongerThanAJpegCanHaveIt() {
        assertUnmakable(refusing, FileParts.hollowPng(65_536, 1), "at most 65535 on a side");
        assertUnmakable(refusing, FileParts.hollowPng(1, 65_536), "at most 65535 on a side");
    }

    @Test
    void aGifsCommentsAreNeverPutTogether() {
        byte[] gif = TestImages.file(TestImages.plain(40, 30, BufferedImage.TYPE_INT_RGB, Color.ORANGE), "gif");
        // Of two million blocks of a byte the JDK's reader makes two million ever longer arrays.
        byte[] comment = new byte[4_000_000];
        Arrays.fill(comment, (byte) 1);
        byte[] start = {0x21, (byte) 0xFE};
        int screen = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] file = FileParts.concat(
                Arrays.copyOf(gif, screen),
                start,
                comment,
                new byte[] {0},
                Arrays.copyOfRange(gif, screen, gif.length));

        assertThat(made(file).thumbnails().getLast().bytes())
                .isEqualTo(made(gif).thumbnails().getLast().bytes());
    }

    @Test
    void whateverADecoderThrowsIsCorrupt() {
        // Ten pixels square, two colours, and a code size of 20 bits that the decoder's tables do not have.
        byte[] gif = HexFormat.of()
                .parseHex("4749463839610a000a00800000000000ffffff2c000000000a000a0000" + "14" + "02ffff00" + "3b");
        assertUnmakable(Makers.standard(EDGES), gif, "the image is corrupt");

        assertUnmakable(throwing(new ArrayIndexOutOfBoundsException("4711")), gif, "the image is corrupt: 4711");
        assertUnmakable(throwing(new StackOverflowError()), gif, "the image is corrupt: StackOverflowError");
        assertUnmakable(throwing(new OutOfMemoryError("heap")), gif, "too much memory");
    }

    @Test
    void memoryIsGivenBackAfterEachImage() {
        assertUnmakable(throwing(new IllegalStateException("x")), TestImages.jpeg(90, 60), "the image is corrupt: x");
        assertThat(memory.free()).isEqualTo(256L << 20);
    }

    @Test
    void decodingEndsAtItsTimeLimit() {
        var clock = new AtomicLong();
        var options = new ThumbnailMaker.Options(EDGES, 80, ImageLimits.DEFAULT);
        // Every look at the clock takes eleven seconds: the third one after the start is beyond the limit.
        var maker = new ThumbnailMaker(
                options,
                new ScaledJpegDecoder(new ImageIoDecoder(), 100),
                JpegWriter::encode,
                memory,
                () -> clock.addAndGet(11_000_000_000L));
        assertUnmakable(maker, TestImages.jpeg(400, 300), "longer than 30 s");
        assertUnmakable(maker, noise("png"), "longer than 30 s");
    }

    @Test
    void noMutatedFileEscapes() throws IOException {
        var random = new Random(1);
        var maker = Makers.standard(EDGES);
        var picture =
                TestImages.picture(64, 48, BufferedImage.TYPE_INT_RGB, (x, y) -> TestImages.quarter(x, y, 64, 48));
        var files = List.of(
                FileParts.withOrientation(TestImages.file(picture, "jpeg"), 5),
                TestImages.progressive(picture),
                TestImages.file(picture, "png"),
                TestImages.file(picture, "gif"),
                FileParts.webp(64, 48),
                resource("/webp/method0.webp"),
                resource("/webp/filtered-alpha.webp"),
                resource("/webp/palette.webp"));
        for (byte[] file : files) {
            for (int i = 0; i < 100; i++) {
                byte[] mutated = Arrays.copyOf(file, i % 5 == 0 ? 1 + random.nextInt(file.length) : file.length);
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
                }
                assertThat(maker.make(mutated)).isNotNull();
            }
        }
    }

    private static void assertUnmakable(ThumbnailMaker maker, byte[] file, String reason) {
        assertThat(maker.make(file))
                .isInstanceOfSatisfying(
                        Making.Unmakable.class, it -> assertThat(it.reason()).contains(reason));
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(HostileImageTest.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        }
    }

    /** Red grows with the rows; the rest is noise, so that all rows take about the same number of bytes. */
    private static byte[] falling(String format) {
        var random = new Random(11);
        return TestImages.file(
                TestImages.picture(
                        60,
                        300,
                        BufferedImage.TYPE_INT_RGB,
                        (x, y) -> ((y * 255 / 300) << 16) | random.nextInt(1 << 16)),
                format);
    }

    private static Making.Made made(byte[] file) {
        Making making = Makers.standard(EDGES).make(file);
        assertThat(making).isInstanceOf(Making.Made.class);
        return (Making.Made) making;
    }

    private static byte[] noise(String format) {
        var random = new Random(7);
        return TestImages.file(
                TestImages.picture(300, 300, BufferedImage.TYPE_INT_RGB, (x, y) -> random.nextInt()), format);
    }

    private ThumbnailMaker throwing(Throwable thrown) {
        return Makers.with(EDGES, new Throwing(thrown), memory);
    }

    /** Stands for a decoder that must not see a byte. */
    private static final class Refusing implements ImageDecoder {
        @Override
        public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
            throw new AssertionError("asked of a decoder");
        }

        @Override
        public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) {
            throw new AssertionError("decoded");
        }
    }

    private record Throwing(Throwable thrown) implements ImageDecoder {
        @Override
        public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
            return 1 << 20;
        }

        @Override
        public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
            switch (thrown) {
                case Error error -> throw error;
                case RuntimeException unchecked -> throw unchecked;
                default -> throw new IOException(thrown);
            }
        }
    }
}
