package io.shoebox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StartMeasurementTest {
    @Test
    void ofEachFormatOnePhotoIsTakenOfTwelveMegapixelsWhereThereIsOne() {
        List<Path> photos = Stream.of("01mp.jpg", "12mp-a.jpg", "12mp-b.jpg", "02mp.png", "04mp.png", "12mp.heic")
                .map(Path::of)
                .toList();
        assertThat(StartMeasurement.chosen(photos))
                .containsExactly(Path.of("12mp-a.jpg"), Path.of("02mp.png"), Path.of("12mp.heic"));
    }
}
