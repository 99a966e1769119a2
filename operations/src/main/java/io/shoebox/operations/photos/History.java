package io.shoebox.operations.photos;

import io.shoebox.catalog.Catalog;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.photos.PhotoHistory.Step;
import io.shoebox.operations.places.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The life of a photo, put together of its key, which holds when the ticket was made, its record, and the objects. What only
 * logs know is not in it.
 */
public final class History {
    private final Catalog catalog;
    private final S3Client s3;
    private final Places places;

    public History(Catalog catalog, S3Client s3, Places places) {
        this.catalog = catalog;
        this.s3 = s3;
        this.places = places;
    }

    /** Empty if there is neither a record nor an object. */
    public Optional<PhotoHistory> of(PhotoKey key) {
        Photo photo = catalog.find(key).orElse(null);
        StoredObject original = original(key);
        List<StoredObject> thumbnails = objects(places.thumbnailsBucket(), key + "/");
        if (photo == null && original == null && thumbnails.isEmpty()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        steps.add(new Step("ticket", key.time(), "the upload URL was made", null));
        if (photo != null) {
            steps.addAll(steps(photo));
        } else if (original != null && original.storedAt() != null) {
            steps.add(new Step(
                    "stored",
                    notBefore(key.time(), original.storedAt()),
                    "S3 has the original; there is no record of it",
                    null));
        }
        Instant uploaded = photo == null ? key.time() : photo.createdAt();
        for (StoredObject thumbnail : thumbnails) {
            if (thumbnail.storedAt() != null) {
                steps.add(new Step(
                        "thumbnail",
                        notBefore(uploaded, thumbnail.storedAt()),
                        thumbnail.key().substring(thumbnail.key().lastIndexOf('/') + 1) + ", " + thumbnail.bytes()
                                + " bytes",
                        null));
            }
        }
        return Optional.of(new PhotoHistory(photo, inOrder(steps), thumbnails, original));
    }

    /** S3's listings tell whole seconds, rounded down, which may be before what came before. */
    private static Instant notBefore(Instant earliest, Instant listed) {
        return listed.isBefore(earliest) ? earliest : listed;
    }

    private static List<Step> steps(Photo photo) {
        if (photo.status() == PhotoStatus.DELETED) {
            return List.of(new Step("deleted", photo.updatedAt(), null, null));
        }
        var stored = new Step("stored", photo.createdAt(), "S3 had the original, " + photo.bytes() + " bytes", null);
        String detail = Optional.ofNullable(photo.reason()).orElse("")
                + (photo.attempts() == 0 ? "" : " (" + photo.attempts() + " attempts that failed)");
        String what = photo.status().name().toLowerCase(Locale.ROOT);
        return List.of(stored, new Step(what, photo.updatedAt(), detail.isEmpty() ? null : detail.strip(), null));
    }

    private static List<Step> inOrder(List<Step> steps) {
        var inOrder = new ArrayList<Step>();
        Instant before = null;
        for (Step step : steps.stream().sorted(Comparator.comparing(Step::at)).toList()) {
            Double since =
                    before == null ? null : Duration.between(before, step.at()).toMillis() / 1000.0;
            inOrder.add(new Step(step.what(), step.at(), step.detail(), since));
            before = step.at();
        }
        return inOrder;
    }

    /** Listed, not asked for: whoever may list need not be let read the picture. */
    private @Nullable StoredObject original(PhotoKey key) {
        return objects(places.photosBucket(), key.toString()).stream()
                .filter(object -> object.key().equals(key.toString()))
                .findFirst()
                .orElse(null);
    }

    private List<StoredObject> objects(String bucket, String prefix) {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object ->
                        new StoredObject(object.key(), object.size(), unquoted(object.eTag()), object.lastModified()))
                .toList();
    }

    private static @Nullable String unquoted(@Nullable String eTag) {
        return eTag == null ? null : eTag.replace("\"", "");
    }
}
