package io.shoebox.thumbnailer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

final class HeicDecoderTest {
    private final HeicDecoder decoder = new HeicDecoder(new ImageIoDecoder(), 1_000_000, Runnable::run, 4);

    @Test
    void decodesAtTheStrongestReductionThatIsLargeEnough() throws IOException {
        assertThat(decode(400).getWidth()).isEqualTo(400);
        assertThat(decode(200).getWidth()).isEqualTo(200);
        assertThat(decode(199).getWidth()).isEqualTo(200);
        assertThat(decode(60).getWidth()).isEqualTo(100);
    }

    @Test
    void asksForLessMemoryWhereLessIsKept() throws IOException {
        byte[] file = file();
        ImageHeader header = header(file);

        assertThat(decoder.memory(file, header, 100)).isLessThan(decoder.memory(file, header, 400));
        // A frame of 400 × 304 samples of 4:2:0 in two bytes.
        assertThat(decoder.memory(file, header, 100)).isGreaterThan(400 * 304 * 3);
    }

    @Test
    void refusesASizeThatIsNotTheOneThatWasJudged() throws IOException {
        byte[] file = file();
        ImageHeader judged = header(file);
        var other = new ImageHeader(
                judged.type(), 400, 299, 0, false, judged.orientation(), judged.exif(), judged.xmp(), judged.icc());

        assertThatThrownBy(() -> decoder.decode(file, other, 100, deadline()))
                .isInstanceOf(IIOException.class)
                .hasMessage("its size is given twice, and differs");
    }

    private BufferedImage decode(int wantedEdge) throws IOException {
        byte[] file = file();
        return decoder.decode(file, header(file), wantedEdge, deadline()).picture();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(5), System::nanoTime);
    }

    private static ImageHeader header(byte[] file) {
        return ((HeaderRead.Whole) ImageHeader.read(file)).header();
    }

    private static byte[] file() throws IOException {
        try (InputStream in = HeicDecoderTest.class.getResourceAsStream("/io/shoebox/thumbnailer/quarters.heic")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
