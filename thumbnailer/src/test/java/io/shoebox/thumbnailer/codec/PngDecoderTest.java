package io.shoebox.thumbnailer.codec;

import static io.shoebox.thumbnailer.FileParts.chunk;
import static io.shoebox.thumbnailer.FileParts.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rows under every filter, of every kind of colour, held against the JDK's reader pixel by pixel. */
final class PngDecoderTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 20;
    private static final int EDGE = 64;
    private static final ImageDecoder DECODER = new PngDecoder(new ImageIoDecoder());

    @ParameterizedTest
    @CsvSource({"0,1,1", "0,2,1", "0,4,1", "2,8,3", "3,1,1", "3,2,1", "3,4,1", "3,8,1", "6,8,4"})
    void isPixelByPixelWhatTheReaderOfTheJdkMakes(int colour, int depth, int samples) throws IOException {
        byte[] png = png(colour, depth, samples, new byte[0]);
        assertSame(decoded(png).picture(), Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))));
    }

    @ParameterizedTest
    @CsvSource({"2,8,3", "3,4,1", "3,8,1"})
    void coloursThatAreTransparentAreThoseOfTheJdk(int colour, int depth, int samples) throws IOException {
        byte[] first = filtered(colour, depth, samples);
        byte[] transparency =
                colour == 3 ? new byte[] {0, 100, (byte) 200} : new byte[] {0, first[1], 0, first[2], 0, first[3]};
        byte[] png = png(colour, depth, samples, chunk("tRNS", transparency));
        BufferedImage picture = decoded(png).picture();
        assertThat(picture.getColorModel().hasAlpha()).isTrue();
        assertSame(picture, Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void oneLevelOfGrayIsTransparent(int depth) throws IOException {
        byte[] rows = depth == 8 ? new byte[] {0, 20, 21} : new byte[] {0, 0x45};
        byte[] png = concat(
                head(2, 1, 0, depth),
                chunk("tRNS", new byte[] {0, (byte) (depth == 8 ? 20 : 4)}),
                chunk("IDAT", deflated(rows)),
                end());
        int[] pixels = decoded(png).picture().getRGB(0, 0, 2, 1, null, 0, 2);
        assertThat(pixels)
                .containsExactly(depth == 8 ? new int[] {0x00141414, 0xFF151515} : new int[] {0x00444444, 0xFF555555});
    }

    /** The JDK takes gray for linear light where it has opacity or is asked for its colour. */
    @ParameterizedTest
    @CsvSource({"0,8,1", "0,16,1", "2,16,3", "4,8,2", "4,16,2", "6,16,4"})
    void ofGrayAndDeepSamplesTheUpperEightBitsCount(int colour, int depth, int samples) throws IOException {
        byte[] png = png(colour, depth, samples, new byte[0]);
        byte[] rows = restored(colour, depth, samples);
        BufferedImage picture = decoded(png).picture();
        int bytes = depth / 8;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = (y * WIDTH + x) * samples * bytes;
                boolean gray = samples < 3;
                int red = rows[at] & 0xFF;
                int green = gray ? red : rows[at + bytes] & 0xFF;
                int blue = gray ? red : rows[at + 2 * bytes] & 0xFF;
                int alpha = samples % 2 == 0 ? rows[at + (samples - 1) * bytes] & 0xFF : 255;
                assertThat(picture.getRGB(x, y)).isEqualTo(alpha << 24 | red << 16 | green << 8 | blue);
            }
        }
    }

    @Test
    void aDeepColourIsTransparentOnlyWhereAllSixteenBitsAreThose() throws IOException {
        byte[] row = {0, 1, 2, 1, 3, 1, 2};
        byte[] png = concat(head(3, 1, 0, 16), chunk("tRNS", new byte[] {1, 2}), chunk("IDAT", deflated(row)), end());
        BufferedImage picture = decoded(png).picture();
        assertThat(new int[] {picture.getRGB(0, 0), picture.getRGB(1, 0), picture.getRGB(2, 0)})
                .containsExactly(0x00010101, 0xFF010101, 0x00010101);
    }

    @Test
    void pixelsMayLieInAnyNumberOfChunks() throws IOException {
        byte[] pixels = deflated(filtered(2, 8, 3));
        byte[] pieces = new byte[0];
        for (int at = 0; at < pixels.length; at += 7) {
            byte[] piece = Arrays.copyOfRange(pixels, at, Math.min(pixels.length, at + 7));
            pieces = concat(pieces, chunk("IDAT", piece), chunk("IDAT", new byte[0]));
        }
        assertSame(
                decoded(concat(head(WIDTH, HEIGHT, 2, 8), pieces, end())).picture(),
                decoded(png(2, 8, 3, new byte[0])).picture());
    }

    @Test
    void aLargePictureIsReducedByAverages() throws IOException {
        BufferedImage stripes =
                TestImages.picture(4 * EDGE, 40, BufferedImage.TYPE_INT_RGB, (x, y) -> x % 2 == 0 ? 0xFFFFFF : 0);
        BufferedImage picture = decoded(TestImages.file(stripes, "png")).picture();
        assertThat(picture.getWidth()).isEqualTo(2 * EDGE);
        assertThat(picture.getRGB(5, 5)).isEqualTo(0xFF808080);
    }

    @Test
    void anInterlacedOneIsForTheOtherDecoder() throws IOException {
        byte[] png = png(2, 8, 3, new byte[0]);
        png[28] = 1;
        ImageDecoder other = new PngDecoder(new ImageDecoder() {
            @Override
            public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
                return 4711;
            }

            @Override
            public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) {
                return new Decoded(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "other");
            }
        });
        assertThat(other.memory(png, header(png), EDGE)).isEqualTo(4711);
        assertThat(other.decode(png, header(png), EDGE, inTime()).damage()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 200})
    void anUnknownFilterEndsWhatCanBeRead(int filter) throws IOException {
        byte[] rows = filtered(2, 8, 3);
        rows[15 * (1 + 3 * WIDTH)] = (byte) filter;
        byte[] png = concat(head(WIDTH, HEIGHT, 2, 8), chunk("IDAT", deflated(rows)), end());
        Decoded decoded = decoded(png);
        assertThat(decoded.damage()).contains("about 75 %");
        assertThat(decoded.picture().getRGB(3, 14))
                .isEqualTo(decoded(png(2, 8, 3, new byte[0])).picture().getRGB(3, 14));
        assertThat(decoded.picture().getRGB(3, 15)).isEqualTo(0xFF808080);
    }

    @Test
    void whatIsNoPngOfTheStandardIsRefused() {
        byte[] depth = png(2, 8, 3, new byte[0]);
        depth[24] = 4;
        byte[] noPalette = concat(head(WIDTH, HEIGHT, 3, 8), chunk("IDAT", deflated(filtered(3, 8, 1))), end());
        for (byte[] png : new byte[][] {depth, noPalette}) {
            ImageHeader header = header(png(2, 8, 3, new byte[0]));
            assertThatThrownBy(() -> DECODER.decode(png, header, EDGE, inTime()))
                    .isInstanceOf(IIOException.class);
        }
    }

    @Test
    void endsAtTheDeadline() {
        byte[] png = png(2, 8, 3, new byte[0]);
        var past = Deadline.in(Duration.ofSeconds(-1), System::nanoTime);
        assertThatThrownBy(() -> DECODER.decode(png, header(png), EDGE, past))
                .isInstanceOf(IIOException.class)
                .hasMessage("out of time");
    }

    private static Decoded decoded(byte[] png) throws IOException {
        return DECODER.decode(png, header(png), EDGE, inTime());
    }

    private static Deadline inTime() {
        return Deadline.in(Duration.ofMinutes(1), System::nanoTime);
    }

    private static ImageHeader header(byte[] png) {
        return ((HeaderRead.Whole) ImageHeader.read(png)).header();
    }

    private static void assertSame(BufferedImage actual, BufferedImage expected) {
        int width = expected.getWidth();
        int height = expected.getHeight();
        int[] pixels = actual.getRGB(0, 0, width, height, null, 0, width);
        assertThat(pixels).isEqualTo(expected.getRGB(0, 0, width, height, null, 0, width));
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(1);
    }

    private static byte[] png(int colour, int depth, int samples, byte[] more) {
        byte[] palette = new byte[3 << Math.min(8, depth)];
        new Random(2).nextBytes(palette);
        return concat(
                head(WIDTH, HEIGHT, colour, depth),
                colour == 3 ? chunk("PLTE", palette) : new byte[0],
                more,
                chunk("IDAT", deflated(filtered(colour, depth, samples))),
                end());
    }

    private static byte[] head(int width, int height, int colour, int depth) {
        byte[] content = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        return concat(Arrays.copyOf(TestImages.png(1, 1), 8), chunk("IHDR", content));
    }

    private static byte[] end() {
        return chunk("IEND", new byte[0]);
    }

    /** Random bytes, each row led by another filter. */
    private static byte[] filtered(int colour, int depth, int samples) {
        int row = 1 + (WIDTH * depth * samples + 7) / 8;
        byte[] rows = new byte[row * HEIGHT];
        new Random(colour * 100L + depth).nextBytes(rows);
        for (int y = 0; y < HEIGHT; y++) {
            rows[y * row] = (byte) (y % 5);
        }
        return rows;
    }

    /** By the standard's words, one byte after the other. */
    private static byte[] restored(int colour, int depth, int samples) {
        byte[] rows = filtered(colour, depth, samples);
        int length = WIDTH * depth * samples / 8;
        int pixel = depth * samples / 8;
        byte[] out = new byte[length * HEIGHT];
        for (int i = 0; i < out.length; i++) {
            int y = i / length;
            int x = i % length;
            int a = x < pixel ? 0 : out[i - pixel] & 0xFF;
            int b = y == 0 ? 0 : out[i - length] & 0xFF;
            int c = x < pixel || y == 0 ? 0 : out[i - length - pixel] & 0xFF;
            int p = a + b - c;
            int paeth = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c)
                    ? a
                    : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
            int[] predicted = {0, a, b, (a + b) / 2, paeth};
            out[i] = (byte) (rows[y * (length + 1) + 1 + x] + predicted[rows[y * (length + 1)]]);
        }
        return out;
    }

    private static byte[] deflated(byte[] rows) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(rows);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
