package io.shoebox.bench.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PhotoFormatTest {
    @Test
    void isThatOfTheNamesEnd() {
        assertThat(PhotoFormat.of(Path.of("a", "B.JPG"))).contains(PhotoFormat.JPEG);
        assertThat(PhotoFormat.of(Path.of("b.jpeg"))).contains(PhotoFormat.JPEG);
        assertThat(PhotoFormat.of(Path.of("c.png.webp"))).contains(PhotoFormat.WEBP);
        assertThat(PhotoFormat.of(Path.of("d.heic"))).contains(PhotoFormat.HEIC);
        assertThat(PhotoFormat.of(Path.of("heic"))).isEmpty();
        assertThat(PhotoFormat.of(Path.of("e.txt"))).isEmpty();
    }
}
