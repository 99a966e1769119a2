package io.shoebox.operations.appsync;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.photos.PhotoHistory;
import io.shoebox.operations.photos.StoredObject;
import io.shoebox.operations.records.AuditEntry;
import io.shoebox.operations.records.DayUsage;
import io.shoebox.operations.records.OwnerBudget;
import io.shoebox.operations.records.OwnerUsage;
import io.shoebox.operations.records.Usage;
import io.shoebox.uploadapi.appsync.DateTimes;
import io.shoebox.uploadapi.photos.PhotoFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is about photos and records, as the objects of {@code schema.graphql}. */
public final class RecordFields {
    private RecordFields() {}

    public static Map<String, @Nullable Object> problem(Photo photo) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("s3Key", photo.key().toString());
        fields.put("owner", photo.key().owner().value());
        fields.put("filename", photo.filename());
        fields.put("status", photo.status().name());
        fields.put("reason", photo.reason());
        fields.put("attempts", photo.attempts());
        fields.put("updatedAt", DateTimes.text(photo.updatedAt()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(PhotoHistory history) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        Photo photo = history.photo();
        // Of a deleted photo nothing is kept but that it is.
        fields.put("photo", photo == null || photo.status() == PhotoStatus.DELETED ? null : PhotoFields.of(photo));
        fields.put("steps", history.steps().stream().map(RecordFields::of).toList());
        fields.put(
                "thumbnails",
                history.thumbnails().stream().map(RecordFields::of).toList());
        fields.put("original", history.original() == null ? null : of(history.original()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(PhotoHistory.Step step) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("what", step.what());
        fields.put("at", DateTimes.text(step.at()));
        fields.put("detail", step.detail());
        fields.put("secondsSincePrevious", step.sincePrevious());
        return fields;
    }

    public static Map<String, @Nullable Object> of(StoredObject object) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("key", object.key());
        fields.put("bytes", object.bytes());
        fields.put("eTag", object.eTag());
        fields.put("storedAt", QueueFields.time(object.storedAt()));
        return fields;
    }

    public static Map<String, @Nullable Object> found(Photo photo) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("s3Key", photo.key().toString());
        fields.put("owner", photo.key().owner().value());
        fields.put("filename", photo.filename());
        fields.put("status", photo.status().name());
        fields.put("createdAt", DateTimes.text(photo.createdAt()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(OwnerUsage usage) {
        return Map.of("owner", usage.owner(), "photos", usage.photos(), "bytes", usage.bytes());
    }

    public static Map<String, @Nullable Object> of(DayUsage usage) {
        return Map.of("day", usage.day(), "photos", usage.photos(), "bytes", usage.bytes());
    }

    /** @param most owners that are shown */
    public static Map<String, @Nullable Object> of(Usage usage, int most) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(
                "owners",
                usage.owners().stream().limit(most).map(RecordFields::of).toList());
        fields.put("days", usage.days().stream().map(RecordFields::of).toList());
        fields.put("countedAt", QueueFields.time(usage.countedAt()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(OwnerBudget budget) {
        return Map.of(
                "owner",
                budget.owner().value(),
                "limits",
                budget.lines().stream().map(RecordFields::of).toList());
    }

    public static Map<String, @Nullable Object> of(OwnerBudget.Line line) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", line.number().name());
        fields.put("limit", line.limit());
        fields.put("usual", line.usual());
        fields.put("own", line.isOwn());
        fields.put("used", line.used());
        fields.put("frees", DateTimes.text(line.frees()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(AuditEntry entry) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("at", DateTimes.text(entry.at()));
        fields.put("who", entry.who());
        fields.put("what", entry.what());
        fields.put("detail", entry.detail());
        fields.put("count", entry.count());
        return fields;
    }
}
