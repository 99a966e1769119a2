package io.shoebox.thumbnailer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's reader pixel by pixel. */
final class GifDecoderTest {
    private static final int EDGE = 500;
    private static final ImageDecoder DECODER = new GifDecoder(new ImageIoDecoder());

    /** Of noise, tables of codes are full soon; of an even picture strings are thousands of pixels long. */
    @ParameterizedTest
    @CsvSource({"1,300,200,2", "2,300,200,4", "4,301,203,16", "8,640,480,256", "8,640,480,1", "8,1,900,2", "8,900,1,200"
    })
    void isPixelByPixelWhatTheReaderOfTheJdkMakes(int bits, int width, int height, int colours) throws IOException {
        for (boolean interlaced : new boolean[] {false, true}) {
            byte[] gif = gif(noise(bits, width, height, colours, -1), interlaced);
            assertSame(decoded(gif).picture(), read(gif));
        }
    }

    @Test
    void oneColourIsTransparent() throws IOException {
        byte[] gif = gif(noise(4, 100, 80, 16, 3), false);
        BufferedImage picture = decoded(gif).picture();
        assertThat(picture.getColorModel().hasAlpha()).isTrue();
        BufferedImage expected = read(gif);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 100; x++) {
                boolean gone = expected.getRGB(x, y) >>> 24 == 0;
                assertThat(picture.getRGB(x, y)).isEqualTo(gone ? 0 : expected.getRGB(x, y));
            }
        }
    }

    @Test
    void anOpaqueFrameHasNoAlpha() throws IOException {
        assertThat(decoded(gif(noise(8, 30, 20, 256, -1), false)).picture().getType())
                .isEqualTo(BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void aLargeFrameIsReducedByAverages() throws IOException {
        byte[] gif = gif(stripes(4 * EDGE, 10), false);
        BufferedImage picture = decoded(gif).picture();
        assertThat(picture.getWidth()).isEqualTo(2 * EDGE);
        assertThat(picture.getRGB(5, 3)).isEqualTo(0xFF808080);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsCutOffIsShownInPart(boolean interlaced) throws IOException {
        byte[] gif = gif(noise(8, 200, 200, 256, -1), interlaced);
        Decoded decoded = decoded(Arrays.copyOf(gif, gif.length / 2));
        assertThat(decoded.damage()).containsPattern("about (4|5)\\d %");
        assertThat(decoded.picture().getRGB(50, 0)).isEqualTo(read(gif).getRGB(50, 0));
        assertThat(decoded.picture().getRGB(50, 199) == 0xFF808080).isEqualTo(!interlaced);
        assertThatThrownBy(() -> decoded(Arrays.copyOf(gif, gif.length / 12)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("damaged or end too early");
    }

    @Test
    void codesThatCannotBeAreDamage() throws IOException {
        byte[] gif = gif(noise(8, 200, 200, 256, -1), false);
        var random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = gif.clone();
            for (int change = 0; change < 4; change++) {
                mutant[13 + random.nextInt(mutant.length - 13)] = (byte) random.nextInt();
            }
            try {
                assertThat(decoded(mutant).picture().getWidth()).isEqualTo(200);
            } catch (IIOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void endsAtTheDeadline() throws IOException {
        byte[] gif = gif(noise(8, 20, 20, 256, -1), false);
        var past = Deadline.in(Duration.ofSeconds(-1), System::nanoTime);
        assertThatThrownBy(() -> DECODER.decode(gif, header(gif), EDGE, past))
                .isInstanceOf(IIOException.class)
                .hasMessage("out of time");
    }

    private static Decoded decoded(byte[] gif) throws IOException {
        return DECODER.decode(gif, header(gif), EDGE, Deadline.in(Duration.ofMinutes(1), System::nanoTime));
    }

    private static ImageHeader header(byte[] gif) throws IIOException {
        return switch (ImageHeader.read(gif)) {
            case HeaderRead.Whole(ImageHeader header) -> header;
            case HeaderRead.Partial(ImageHeader soFar) when soFar != null -> soFar;
            case HeaderRead.Partial _ -> throw new IIOException("no header");
            case HeaderRead.Corrupt(String reason) -> throw new IIOException(reason);
        };
    }

    private static BufferedImage read(byte[] gif) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(gif)));
    }

    private static void assertSame(BufferedImage actual, BufferedImage expected) {
        int width = expected.getWidth();
        int height = expected.getHeight();
        assertThat(actual.getRGB(0, 0, width, height, null, 0, width))
                .isEqualTo(expected.getRGB(0, 0, width, height, null, 0, width));
    }

    /** @param transparent the index of the colour that is; -1 if none is */
    private static BufferedImage noise(int bits, int width, int height, int colours, int transparent) {
        byte[] palette = new byte[3 << bits];
        new Random(9).nextBytes(palette);
        var model = new IndexColorModel(bits, 1 << bits, palette, 0, false, transparent);
        var image = new BufferedImage(
                width, height, bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY, model);
        var random = new Random(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, random.nextInt(colours));
            }
        }
        return image;
    }

    private static BufferedImage stripes(int width, int height) {
        return TestImages.picture(width, height, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x % 2 == 0 ? 0xFFFFFF : 0);
    }

    private static byte[] gif(BufferedImage image, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
