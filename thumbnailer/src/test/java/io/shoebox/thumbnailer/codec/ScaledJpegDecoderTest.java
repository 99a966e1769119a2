package io.shoebox.thumbnailer.codec;

import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.plain;
import static io.shoebox.thumbnailer.TestImages.quarter;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.jpeg.JpegLimitException;
import io.shoebox.jpeg.JpegWriter;
import io.shoebox.jpeg.UnsupportedJpegException;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.making.Makers;
import io.shoebox.thumbnailer.making.Making;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaledJpegDecoderTest {
    /** Of what the JDK writes: quantization and Huffman tables, frame and scan. */
    private static final int JPEG_HEADERS = 630;

    private static final int EDGE = 240;
    private static final BufferedImage BY_OTHERS = new BufferedImage(1, 1, TYPE_INT_RGB);

    private final ScaledJpegDecoder alone = new ScaledJpegDecoder(new Others(false), 100);
    private final ScaledJpegDecoder helped = new ScaledJpegDecoder(new Others(true), 100);

    @Test
    void colourIsDecodedAtTheSmallestScaleThatIsLargeEnough() throws IOException {
        BufferedImage quarters = picture(1200, 900, TYPE_INT_RGB, (x, y) -> quarter(x, y, 1200, 900));
        for (byte[] jpeg : List.of(
                JpegWriter.encode(quarters, 90),
                JpegWriter.encode(quarters, 90, JpegWriter.Chroma.FULL),
                TestImages.progressive(quarters))) {
            BufferedImage decoded = decode(alone, jpeg);
            assertThat(decoded.getWidth()).isEqualTo(300);
            assertThat(decoded.getHeight()).isEqualTo(225);
            assertColour(decoded, 20, 20, Color.RED);
            assertColour(decoded, 280, 20, Color.GREEN);
            assertColour(decoded, 20, 205, Color.BLUE);
            assertColour(decoded, 280, 205, Color.YELLOW);
        }
    }

    @Test
    void grayAndCmykBecomeColour() throws IOException {
        BufferedImage gray = picture(400, 300, TYPE_BYTE_GRAY, (x, y) -> 0);
        Arrays.fill(((DataBufferByte) gray.getRaster().getDataBuffer()).getData(), (byte) 100);
        BufferedImage decoded = decode(alone, file(gray, "jpeg"));
        assertThat(decoded.getType()).isEqualTo(TYPE_INT_RGB);
        assertColour(decoded, 30, 20, new Color(100, 100, 100));

        BufferedImage cmyk = decode(alone, TestImages.redCmyk(300, 200));
        assertThat(cmyk.getType()).isEqualTo(TYPE_INT_RGB);
        assertColour(cmyk, 30, 20, Color.RED);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,5000", "5000,1", "33,31", "241,7", "1999,1501"})
    void theMemoryThatIsAskedForSuffices(int width, int height) throws IOException {
        BufferedImage plain = plain(width, height, TYPE_INT_RGB, Color.GREEN);
        for (byte[] jpeg : List.of(
                JpegWriter.encode(plain, 90),
                JpegWriter.encode(plain, 90, JpegWriter.Chroma.FULL),
                TestImages.progressive(plain))) {
            assertColour(decode(alone, jpeg), 0, 0, Color.GREEN);
        }
    }

    @Test
    void progressiveFilesNeedMoreMemory() {
        BufferedImage plain = plain(1200, 900, TYPE_INT_RGB, Color.GREEN);
        byte[] baseline = JpegWriter.encode(plain, 90);
        byte[] progressive = TestImages.progressive(plain);
        assertThat(alone.memory(new byte[10_000], header(progressive), EDGE))
                .isGreaterThan(3 * alone.memory(new byte[10_000], header(baseline), EDGE) / 2);
    }

    @ParameterizedTest
    @CsvSource({"C9,8,arithmetic coding", "C3,8,lossless", "C5,8,hierarchical", "C1,12,12 bits a sample"})
    void kindsItDoesNotKnowAreForNobody(String frame, int precision, String name) {
        byte[] jpeg = TestImages.jpeg(400, 300);
        int sof = FileParts.frame(jpeg);
        jpeg[sof + 1] = (byte) Integer.parseInt(frame, 16);
        jpeg[sof + 4] = (byte) precision;
        assertThatThrownBy(() -> decode(helped, jpeg))
                .isInstanceOf(UnsupportedJpegException.class)
                .hasMessageContaining(name);
        Making making = Makers.standard(List.of(EDGE)).make(jpeg);
        assertThat(making)
                .isInstanceOfSatisfying(
                        Making.Unmakable.class,
                        it -> assertThat(it.reason())
                                .startsWith("unsupported JPEG: ")
                                .contains(name));
    }

    @Test
    void otherFormatsAreForOthers() throws IOException {
        byte[] png = TestImages.png(40, 30);
        assertThat(decode(helped, png)).isSameAs(BY_OTHERS);
        assertThat(helped.memory(png, header(png), EDGE)).isEqualTo(4711);
    }

    @Test
    void aCorruptFileIsForNobody() {
        byte[] jpeg = TestImages.jpeg(400, 300);
        assertThatThrownBy(() -> decode(helped, Arrays.copyOf(jpeg, JPEG_HEADERS)))
                .isInstanceOf(IIOException.class)
                .isNotInstanceOf(UnsupportedJpegException.class);
    }

    @Test
    void fiveHundredScansAreRefusedByTheReaderToo() throws IOException {
        assertThatThrownBy(() -> decode(helped, FileParts.withScans(500)))
                .isInstanceOf(JpegLimitException.class)
                .hasMessageContaining("100 scans");
        assertThat(decode(alone, FileParts.withScans(90)).getWidth()).isEqualTo(64);
    }

    @Test
    void aFileLargerThanItsHeaderSaidIsRefused() {
        ImageHeader header = header(TestImages.jpeg(40, 30));
        assertThatThrownBy(() -> helped.decode(TestImages.jpeg(400, 300), header, EDGE, later()))
                .isInstanceOf(JpegLimitException.class)
                .hasMessageContaining("1200 pixels");
    }

    @Test
    void nothingIsDecodedAfterTheDeadline() {
        var clock = new AtomicLong();
        byte[] jpeg = TestImages.jpeg(400, 300);
        Deadline deadline = Deadline.in(Duration.ofNanos(5), clock::incrementAndGet);
        assertThatThrownBy(() -> {
                    clock.set(10);
                    helped.decode(jpeg, header(jpeg), EDGE, deadline);
                })
                .isInstanceOf(IIOException.class);
    }

    private static BufferedImage decode(ImageDecoder decoder, byte[] file) throws IOException {
        return decoder.decode(file, header(file), EDGE, later()).picture();
    }

    private static Deadline later() {
        return Deadline.in(Duration.ofMinutes(5), System::nanoTime);
    }

    private static ImageHeader header(byte[] file) {
        return ((HeaderRead.Whole) ImageHeader.read(file)).header();
    }

    private static void assertColour(BufferedImage picture, int x, int y, Color expected) {
        Color found = new Color(picture.getRGB(x, y));
        assertThat(found.getRed()).as("red of %s", found).isCloseTo(expected.getRed(), within(5));
        assertThat(found.getGreen()).as("green of %s", found).isCloseTo(expected.getGreen(), within(5));
        assertThat(found.getBlue()).as("blue of %s", found).isCloseTo(expected.getBlue(), within(5));
    }

    private record Others(boolean succeed) implements ImageDecoder {
        @Override
        public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
            return 4711;
        }

        @Override
        public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
            if (succeed) {
                return Decoded.whole(BY_OTHERS);
            }
            throw new IIOException("nor do others");
        }
    }
}
