package io.shoebox.thumbnailer.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebpDecoderTest {
    private static final ImageDecoder DECODER = new WebpDecoder(new ImageIoDecoder());
    private static final int EDGE = 1000;

    /** Made with cwebp from the picture of the comparison with libwebp; the PNG is what dwebp -nodither made of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"simple-filter", "strong-filter", "method0", "raw-alpha", "filtered-alpha", "lossless", "palette"
            })
    void agreesWithLibwebp(String name) throws IOException {
        assertSame(decoded(resource(name + ".webp")), ImageIO.read(url(name + ".png")), name);
    }

    @Test
    void aLargePictureIsReducedByAverages() throws IOException {
        byte[] webp = resource("lossless.webp");
        BufferedImage all = decoded(webp);
        BufferedImage some =
                DECODER.decode(webp, header(webp), all.getWidth() / 6, inTime()).picture();
        assertThat(some.getWidth()).isEqualTo(Math.ceilDiv(all.getWidth(), 3));
        int red = 0;
        for (int i = 0; i < 9; i++) {
            red += all.getRGB(15 + i % 3, 12 + i / 3) >> 16 & 0xFF;
        }
        assertThat(some.getRGB(5, 4) >> 16 & 0xFF).isEqualTo(Math.round(red / 9f));
    }

    @Test
    void theFirstFrameOfAnAnimationIsInItsPlaceOnTheCanvas() throws IOException {
        byte[] animation = animation(FileParts.webp(8, 6), 4, 2);
        BufferedImage picture = decoded(animation);
        int inside = decoded(FileParts.webp(8, 6)).getRGB(0, 0);
        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(picture.getHeight()).isEqualTo(10);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                boolean framed = x >= 4 && x < 12 && y >= 2 && y < 8;
                assertThat(picture.getRGB(x, y)).as(x + ", " + y).isEqualTo(framed ? inside : 0);
            }
        }
    }

    @Test
    void aFrameBeyondItsCanvasIsRefused() {
        assertThatThrownBy(() -> decoded(animation(FileParts.webp(8, 6), 14, 2)))
                .isInstanceOf(IIOException.class)
                .hasMessage("a frame is larger than its canvas");
    }

    @Test
    void aFileThatIsCutOffIsTruncated() throws IOException {
        byte[] lossless = resource("lossless.webp");
        assertThatThrownBy(() -> decoded(Arrays.copyOf(lossless, lossless.length / 2)))
                .isInstanceOf(IIOException.class)
                .hasMessage("the WebP is truncated");
        byte[] lossy = resource("method0.webp");
        assertThatThrownBy(() -> decoded(Arrays.copyOf(lossy, lossy.length / 11)))
                .isInstanceOf(IIOException.class)
                .hasMessage("the WebP is truncated");
    }

    @Test
    void ofALossyFileThatIsCutOffTheFirstRowsAreShown() throws IOException {
        byte[] webp = resource("method0.webp");
        byte[] most = Arrays.copyOf(webp, 8 * webp.length / 10);
        Decoded decoded = DECODER.decode(most, header(most), EDGE, inTime());
        assertThat(decoded.damage()).isEqualTo("the file is damaged: about 79 % of the picture could be read");
        BufferedImage whole = decoded(webp);
        for (int x = 0; x < whole.getWidth(); x++) {
            assertThat(decoded.picture().getRGB(x, 5)).isEqualTo(whole.getRGB(x, 5));
        }
    }

    /** A code of 114 bits has a table of 1,024 entries, each group five of them. */
    @Test
    void memoryForTablesOfCodesIsAskedForAndLimited() {
        byte[] some = LosslessBomb.of(500);
        long tables = 500L * 5 * (4096 + 100);
        long without = DECODER.memory(FileParts.webp(92, 92), header(some), EDGE);
        assertThat(DECODER.memory(some, header(some), EDGE) - without)
                .isBetween(tables, tables + tables / 10 + 2L * some.length);
        byte[] many = LosslessBomb.of(30_000);
        assertThat(many.length).isLessThan(3 << 20);
        assertThatThrownBy(() -> decoded(many))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("tables of its codes take more than");
    }

    static BufferedImage decoded(byte[] webp) throws IOException {
        return DECODER.decode(webp, header(webp), EDGE, inTime()).picture();
    }

    static void assertSame(BufferedImage found, BufferedImage expected, String what) {
        assertThat(found.getWidth()).as(what).isEqualTo(expected.getWidth());
        assertThat(found.getHeight()).as(what).isEqualTo(expected.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                int wanted = expected.getRGB(x, y);
                if (found.getRGB(x, y) != wanted) {
                    assertThat(Integer.toHexString(found.getRGB(x, y)))
                            .as("%s at %d, %d", what, x, y)
                            .isEqualTo(Integer.toHexString(wanted));
                }
            }
        }
    }

    private static byte[] animation(byte[] still, int x, int y) {
        ByteBuffer file = ByteBuffer.allocate(100 + still.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(still, 0, 12).put("VP8X".getBytes(ISO_8859_1)).putInt(10).putInt(2);
        file.putShort((short) 19).put((byte) 0).putShort((short) 9).put((byte) 0);
        file.put("ANMF".getBytes(ISO_8859_1)).putInt(16 + still.length - 12);
        file.putShort((short) (x / 2)).put((byte) 0).putShort((short) (y / 2)).put((byte) 0);
        file.put(new byte[10]).put(still, 12, still.length - 12);
        return Arrays.copyOf(file.array(), file.position());
    }

    private static ImageHeader header(byte[] webp) {
        return switch (ImageHeader.read(webp)) {
            case HeaderRead.Whole(ImageHeader header) -> header;
            case HeaderRead.Partial(ImageHeader soFar) -> Objects.requireNonNull(soFar);
            case HeaderRead.Corrupt(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Deadline inTime() {
        return Deadline.in(Duration.ofMinutes(1), System::nanoTime);
    }

    private static URL url(String name) {
        return Objects.requireNonNull(WebpDecoderTest.class.getResource("/webp/" + name));
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = url(name).openStream()) {
            return stream.readAllBytes();
        }
    }
}
