package io.shoebox.ingestworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import io.shoebox.model.Picture;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.Orientation;
import io.shoebox.model.image.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PictureReaderTest {
    @Test
    void timeCameraAndPlaceAreRead() {
        Picture picture = read(new PictureReader(true), Tiff.of("+02:00"));
        assertThat(picture.takenAt()).isEqualTo(Instant.parse("2024-07-05T10:30:15Z"));
        assertThat(picture.camera()).isEqualTo("Acme Box 3");
        assertThat(picture.place()).isEqualTo(new Picture.Place(48.5, -2.25));
    }

    @Test
    void aTimeWithoutOffsetIsInUtc() {
        assertThat(read(new PictureReader(false), Tiff.of(null)).takenAt())
                .isEqualTo(Instant.parse("2024-07-05T12:30:15Z"));
    }

    @Test
    void thePlaceIsKeptOnlyWhereTheOperatorChoseSo() {
        assertThat(read(new PictureReader(false), Tiff.of("+02:00")).place()).isNull();
    }

    @Test
    void brokenExifCostsOnlyItsFacts() {
        var random = new Random(5);
        byte[] tiff = Tiff.of("+02:00");
        for (int i = 0; i < 3000; i++) {
            byte[] broken = Arrays.copyOf(tiff, 1 + random.nextInt(tiff.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            assertThat(read(new PictureReader(true), broken).width()).isEqualTo(30);
        }
    }

    private static Picture read(PictureReader reader, byte[] tiff) {
        var header = new ImageHeader(
                ImageType.JPEG, 20, 30, 3, false, Orientation.TURN_LEFT, new Span(0, tiff.length), List.of());
        return reader.read(tiff, header);
    }
}
