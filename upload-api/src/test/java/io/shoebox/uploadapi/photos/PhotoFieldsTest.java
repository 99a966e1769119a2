package io.shoebox.uploadapi.photos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.PhotoKey;
import io.shoebox.uploadapi.Events;
import io.shoebox.uploadapi.Photos;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PhotoFieldsTest {
    private static final PhotoKey KEY = Photos.key(Events.ALICE, new CollectionId("holiday"), 1);

    @Test
    void showsAllThatIsKnownOfAReadyPhoto() {
        assertThat(PhotoFields.of(Photos.ready(KEY)))
                .containsExactly(
                        Map.entry("identityId", Events.ALICE.value()),
                        Map.entry("s3Key", KEY.toString()),
                        Map.entry("collectionId", "holiday"),
                        Map.entry("filename", "A & B.jpg"),
                        Map.entry("contentType", "image/jpeg"),
                        Map.entry("bytes", 123456L),
                        Map.entry("eTag", "0123456789abcdef0123456789abcdef"),
                        Map.entry("width", 4000),
                        Map.entry("height", 3000),
                        Map.entry("takenAt", "2025-12-24T18:00:00Z"),
                        Map.entry("camera", "ACME One"),
                        Map.entry("place", Map.of("latitude", 48.1, "longitude", 11.5)),
                        Map.entry("placeholder", "LEHV6nWB2yk8pyo0adR*.7kCMdnj"),
                        Map.entry("status", "READY"),
                        new SimpleEntry<String, @Nullable Object>("reason", null),
                        new SimpleEntry<String, @Nullable Object>("damage", null),
                        Map.entry(
                                "thumbnails",
                                List.of(Map.of(
                                        "key",
                                        KEY + "/240.jpg",
                                        "width",
                                        240,
                                        "height",
                                        180,
                                        "contentType",
                                        "image/jpeg",
                                        "bytes",
                                        9000L))),
                        Map.entry("createdAt", "2026-01-01T12:00:00.123Z"),
                        Map.entry("updatedAt", "2026-01-01T12:00:01.123Z"));
    }

    @Test
    void showsTheReasonOfARejectedPhotoAndNothingOfItsPicture() {
        assertThat(PhotoFields.of(Photos.rejected(KEY, "not an image")))
                .containsEntry("status", "REJECTED")
                .containsEntry("reason", "not an image")
                .containsEntry("thumbnails", List.of())
                .doesNotContainKeys("width", "height", "takenAt", "camera", "place");
    }
}
