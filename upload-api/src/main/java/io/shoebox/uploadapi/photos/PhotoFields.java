package io.shoebox.uploadapi.photos;

import io.shoebox.catalog.Page;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.Picture;
import io.shoebox.model.Thumbnail;
import io.shoebox.uploadapi.appsync.DateTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records as the objects of {@code schema.graphql}. */
public final class PhotoFields {
    private PhotoFields() {}

    /** A photo; a deleted one too. */
    public static Map<String, @Nullable Object> of(Photo photo) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("identityId", photo.key().owner().value());
        fields.put("s3Key", photo.key().toString());
        fields.put("collectionId", photo.key().collection().value());
        fields.put("filename", photo.filename());
        fields.put("contentType", photo.contentType());
        fields.put("bytes", photo.bytes());
        fields.put("eTag", photo.eTag());
        fields.putAll(ofPicture(photo.picture()));
        fields.put("placeholder", photo.placeholder());
        fields.put("status", photo.status().name());
        fields.put("reason", photo.reason());
        fields.put("damage", photo.damage());
        fields.put(
                "thumbnails", photo.thumbnails().stream().map(PhotoFields::of).toList());
        fields.put("createdAt", DateTimes.text(photo.createdAt()));
        fields.put("updatedAt", DateTimes.text(photo.updatedAt()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(PhotoCollection collection) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("collectionId", collection.id().value());
        fields.put("photoCount", collection.photoCount());
        fields.put("createdAt", DateTimes.text(collection.createdAt()));
        fields.put("updatedAt", DateTimes.text(collection.updatedAt()));
        return fields;
    }

    public static <T> Map<String, @Nullable Object> of(Page<T> page, Function<T, Map<String, @Nullable Object>> item) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("items", page.items().stream().map(item).toList());
        fields.put("nextToken", page.next());
        return fields;
    }

    private static Map<String, @Nullable Object> ofPicture(@Nullable Picture picture) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (picture == null) {
            return fields;
        }
        fields.put("width", picture.width());
        fields.put("height", picture.height());
        Instant takenAt = picture.takenAt();
        fields.put("takenAt", takenAt == null ? null : DateTimes.text(takenAt));
        fields.put("camera", picture.camera());
        Picture.Place place = picture.place();
        if (place != null) {
            fields.put("place", Map.of("latitude", place.latitude(), "longitude", place.longitude()));
        }
        return fields;
    }

    private static Map<String, Object> of(Thumbnail thumbnail) {
        return Map.of(
                "key", thumbnail.key().toString(),
                "width", thumbnail.width(),
                "height", thumbnail.height(),
                "contentType", thumbnail.key().type().contentType(),
                "bytes", thumbnail.bytes());
    }
}
