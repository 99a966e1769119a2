package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.thumbnailer.limits.ImageLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThumbnailSettingsTest {
    private static final Map<String, String> LEAST =
            Map.of("PHOTOS_BUCKET", "photos", "THUMBNAILS_BUCKET", "thumbs", "PHOTOS_TABLE", "table");

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        var settings = ThumbnailSettings.from(LEAST);
        assertThat(settings.edges()).containsExactly(240, 480, 960);
        assertThat(settings.quality()).isEqualTo(80);
        assertThat(settings.limits()).isEqualTo(ImageLimits.DEFAULT);
        assertThat(settings.parallelism())
                .isEqualTo(Math.min(10, 2 * Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void eachLimitCanBeSet() {
        var env = new HashMap<>(LEAST);
        env.put("THUMBNAIL_EDGES", "800, 100,100");
        env.put("THUMBNAIL_MAX_MEGAPIXELS", "12");
        env.put("THUMBNAIL_MAX_SCANS", "20");
        env.put("THUMBNAIL_MAX_SECONDS", "5");
        env.put("UPLOAD_MAX_BYTES", "1000");
        var settings = ThumbnailSettings.from(env);
        assertThat(settings.edges()).containsExactly(100, 800);
        assertThat(settings.limits()).isEqualTo(new ImageLimits(12_000_000, 20, 1000, Duration.ofSeconds(5)));
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(() -> ThumbnailSettings.from(
                        Map.of("THUMBNAIL_EDGES", "240,big", "THUMBNAIL_QUALITY", "101", "PHOTOS_TABLE", "table")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("PHOTOS_BUCKET", "THUMBNAILS_BUCKET", "THUMBNAIL_EDGES", "THUMBNAIL_QUALITY");
    }
}
