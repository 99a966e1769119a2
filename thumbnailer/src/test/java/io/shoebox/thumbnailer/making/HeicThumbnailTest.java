package io.shoebox.thumbnailer.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shoebox.model.ImageType;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** On pictures of 400 × 300 in four colours that are to be turned right, by libheif and libavif. */
final class HeicThumbnailTest extends MadeThumbnails {
    @Test
    void aHeicComesOutUpright() throws IOException {
        Making.Made made = make(file("quarters.heic"));

        assertThat(made.thumbnails())
                .extracting(Making.Encoded::edge, Making.Encoded::width, Making.Encoded::height, Making.Encoded::type)
                .containsExactly(
                        tuple(60, 45, 60, ImageType.JPEG),
                        tuple(120, 90, 120, ImageType.JPEG),
                        tuple(240, 180, 240, ImageType.JPEG));
        Making.Encoded largest = made.thumbnails().getLast();
        // What is stored above to the left is seen above to the right.
        assertColour(largest, 160, 20, new Color(220, 30, 30));
        assertColour(largest, 160, 220, new Color(30, 200, 30));
        assertColour(largest, 20, 20, new Color(30, 30, 220));
        assertColour(largest, 20, 220, new Color(230, 230, 40));
        assertThat(made.placeholder()).isNotNull();
    }

    @Test
    void anAvifIsReadyWithoutThumbnails() throws IOException {
        Making.Made made = make(file("quarters.avif"));

        assertThat(made.thumbnails()).isEmpty();
        assertThat(made.placeholder()).isNull();
    }

    @Test
    void aDamagedHeicIsUnmakable() throws IOException {
        byte[] file = file("quarters.heic");
        byte[] truncated = Arrays.copyOf(file, file.length - 160);

        assertThat(Makers.standard(List.of(60)).make(truncated)).isInstanceOf(Making.Unmakable.class);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = HeicThumbnailTest.class.getResourceAsStream("/io/shoebox/thumbnailer/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
