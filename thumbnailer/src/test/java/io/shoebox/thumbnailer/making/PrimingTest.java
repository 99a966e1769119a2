package io.shoebox.thumbnailer.making;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.jpeg.ScaledJpegReadParam;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PrimingTest {
    private static final int LARGEST_EDGE = 96;

    private final AtomicLong nanos = new AtomicLong();
    private final Priming priming = new Priming(nanos::incrementAndGet);
    private final List<ImageHeader> headers =
            priming.files().stream().map(PrimingTest::header).toList();

    @Test
    void eachFormatThatIsDecodedIsAmongThePictures() {
        assertThat(headers).extracting(ImageHeader::type).containsAll(EnumSet.complementOf(EnumSet.of(ImageType.AVIF)));
    }

    @Test
    void jpegsOfBothKindsAreDecodedAtEachScale() {
        for (boolean progressive : new boolean[] {false, true}) {
            Set<Integer> scales = new HashSet<>();
            headers.stream()
                    .filter(header -> header.type() == ImageType.JPEG && header.progressive() == progressive)
                    .forEach(header -> scales.add(scale(header)));
            assertThat(scales).containsAll(IntStream.rangeClosed(1, 8).boxed().toList());
        }
    }

    @Test
    void aJpegOfAnotherProfileIsAmongThePictures() {
        assertThat(headers)
                .filteredOn(header -> header.type() == ImageType.JPEG)
                .anyMatch(header -> !header.icc().isEmpty());
    }

    @Test
    void allPicturesAreMadeUntilTheTimeIsOver() {
        int rounds = priming.files().size() + 3;
        assertThat(priming.run(Duration.ofNanos(rounds + 1))).isEqualTo(rounds);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThat(priming.run(Duration.ofDays(1))).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static int scale(ImageHeader header) {
        var parameters = new ScaledJpegReadParam();
        parameters.setWantedEdge(LARGEST_EDGE);
        return parameters.scaleFor(header.width(), header.height());
    }

    private static ImageHeader header(byte[] file) {
        return ((HeaderRead.Whole) ImageHeader.read(file)).header();
    }
}
