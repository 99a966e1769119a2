package io.shoebox.ingestworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.ImageType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IngestSettingsTest {
    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        var env = new HashMap<>(Uploads.ENVIRONMENT);
        env.remove("UPLOAD_MAX_BYTES");
        var settings = IngestSettings.from(env);
        assertThat(settings.mostBytes()).isEqualTo(26_214_400);
        assertThat(settings.keepGps()).isFalse();
        assertThat(settings.types()).isEqualTo(ImageType.BY_DEFAULT);
    }

    @Test
    void typesCanBeNarrowed() {
        var env = new HashMap<>(Uploads.ENVIRONMENT);
        env.put("UPLOAD_CONTENT_TYPES", "image/png, image/jpeg");
        assertThat(IngestSettings.from(env).types()).containsExactlyInAnyOrder(ImageType.PNG, ImageType.JPEG);
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(() -> IngestSettings.from(Map.of("KEEP_GPS", "perhaps", "UPLOAD_CONTENT_TYPES", "image/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "PHOTOS_BUCKET", "PHOTOS_TABLE", "THUMBNAILS_QUEUE_URL", "KEEP_GPS", "UPLOAD_CONTENT_TYPES");
    }
}
