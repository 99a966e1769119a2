package io.shoebox.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** On a picture of 400 × 300 that is to be turned right, by libheif. */
final class HeifImageHeaderTest {
    @Test
    void sizeTurnAndExifAreThoseOfTheBoxes() throws IOException {
        byte[] file = file();
        assertThat(ImageHeader.read(file)).isInstanceOfSatisfying(HeaderRead.Whole.class, whole -> {
            ImageHeader header = whole.header();
            assertThat(header.type()).isEqualTo(ImageType.HEIC);
            assertThat(header.width()).isEqualTo(400);
            assertThat(header.height()).isEqualTo(300);
            assertThat(header.orientation()).isEqualTo(Orientation.TURN_RIGHT);
            assertThat(header.uprightWidth()).isEqualTo(300);
            Span exif = Objects.requireNonNull(header.exif());
            assertThat(Arrays.copyOfRange(file, exif.offset(), exif.offset() + 4))
                    .containsExactly('M', 'M', 0, 42);
            assertThat(header.icc()).isEmpty();
        });
    }

    @Test
    void aBeginningIsPartialAndNonsenseCorrupt() throws IOException {
        byte[] file = file();
        assertThat(ImageHeader.read(Arrays.copyOf(file, 100))).isEqualTo(new HeaderRead.Partial(null));
        assertThat(ImageHeader.read(Arrays.copyOf(file, file.length - 1)))
                .isInstanceOfSatisfying(
                        HeaderRead.Partial.class,
                        partial -> assertThat(
                                        Objects.requireNonNull(partial.soFar()).width())
                                .isEqualTo(400));
        Arrays.fill(file, 40, 200, (byte) -1);
        assertThat(ImageHeader.read(file)).isInstanceOf(HeaderRead.Corrupt.class);
    }

    @Test
    void ofLongMetadataTheStartIsLookedAt() throws IOException {
        byte[] file = Arrays.copyOf(file(), 300_000);
        Span exif = exif(file);
        // The item's only piece is led by ten bytes, and its length stands ten bytes behind its base.
        int length = exif.length() + 10;
        int place = exif.offset() - 10;
        ByteBuffer boxes = ByteBuffer.wrap(file);
        int at = 0;
        while (boxes.getInt(at) != place || boxes.getInt(at + 10) != length) {
            at++;
        }
        boxes.putInt(at + 10, 200_000);

        assertThat(exif(file)).isEqualTo(new Span(exif.offset(), 64 << 10));
    }

    private static Span exif(byte[] file) {
        return Objects.requireNonNull(
                ((HeaderRead.Whole) ImageHeader.read(file)).header().exif());
    }

    private static byte[] file() throws IOException {
        try (InputStream in = HeifImageHeaderTest.class.getResourceAsStream("quarters.heic")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
