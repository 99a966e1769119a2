package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.PROBLEM_AT;
import static io.shoebox.model.TableSchema.PROBLEM_SHARD;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static io.shoebox.model.TableSchema.UPDATED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.ImageType;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Picture;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A photo as a row of the table. Its S3 key is not stored: that is {@code pk}, a slash, and the rest of {@code sk}. */
final class PhotoRow {
    static final String PREFIX = "P#";
    static final String SEQUENCER = "sequencer";
    static final String STATUS = "status";
    /** There, and true, only in rows that replace another. */
    static final String REPLACES = "replaces";
    /** The one value of the old index's partition key. */
    static final AttributeValue OLD_HAS_PROBLEM = fromS("yes");

    private PhotoRow() {}

    static String sortKeyPrefix(CollectionId collection) {
        return PREFIX + collection + "/";
    }

    static String sortKey(PhotoKey key) {
        return sortKeyPrefix(key.collection()) + key.name();
    }

    static Map<String, AttributeValue> key(PhotoKey key) {
        return Map.of(PARTITION_KEY, fromS(key.owner().value()), SORT_KEY, fromS(sortKey(key)));
    }

    /** @param tombstoneLifetime how long after its delete the row of a deleted photo may be removed */
    static Map<String, AttributeValue> write(Photo photo, Duration tombstoneLifetime) {
        var row = new HashMap<>(key(photo.key()));
        row.put(SEQUENCER, fromS(photo.sequencer().value()));
        row.put(STATUS, fromS(photo.status().name()));
        row.put(UPDATED_AT, fromS(SortableTime.text(photo.updatedAt())));
        if (Tombstone.is(photo)) {
            row.put(EXPIRES_AT, number(photo.updatedAt().plus(tombstoneLifetime).getEpochSecond()));
            return row;
        }
        row.put("createdAt", fromS(SortableTime.text(photo.createdAt())));
        row.put("filename", fromS(photo.filename()));
        row.put("contentType", fromS(photo.contentType()));
        row.put("bytes", number(photo.bytes()));
        row.put("attempts", number(photo.attempts()));
        row.put("thumbnails", thumbnails(photo.thumbnails()));
        putIfAny(row, "eTag", photo.eTag());
        putIfAny(row, "placeholder", photo.placeholder());
        putIfAny(row, "reason", photo.reason());
        putIfAny(row, "damage", photo.damage());
        putIfAny(
                row,
                "requestId",
                photo.requestId() == null ? null : photo.requestId().value());
        if (photo.replaces()) {
            row.put(REPLACES, fromBool(true));
        }
        if (photo.picture() != null) {
            putPicture(row, photo.picture());
        }
        if (photo.status() == PhotoStatus.FAILED || photo.status() == PhotoStatus.REJECTED) {
            ProblemPlace place = ProblemPlace.of(photo.key(), photo.updatedAt());
            row.put(PROBLEM_SHARD, fromS(place.shard()));
            row.put(PROBLEM_AT, fromS(place.at()));
        }
        return row;
    }

    static Photo read(Map<String, AttributeValue> item) {
        var row = new Attributes(item);
        PhotoKey key = readKey(row);
        var sequencer = new Sequencer(row.text(SEQUENCER));
        var status = PhotoStatus.valueOf(row.text(STATUS));
        if (status == PhotoStatus.DELETED) {
            return Tombstone.of(key, sequencer, row.time(UPDATED_AT));
        }
        return new Photo(
                key,
                row.text("filename"),
                row.text("contentType"),
                row.number("bytes"),
                row.textIfAny("eTag").orElse(null),
                readPicture(row),
                row.textIfAny("placeholder").orElse(null),
                sequencer,
                status,
                row.textIfAny("reason").orElse(null),
                row.textIfAny("damage").orElse(null),
                row.items("thumbnails").stream()
                        .map(thumbnail -> readThumbnail(key, thumbnail))
                        .toList(),
                Math.toIntExact(row.number("attempts")),
                row.time("createdAt"),
                row.time(UPDATED_AT),
                row.textIfAny("requestId").flatMap(RequestId::read).orElse(null),
                row.has(REPLACES));
    }

    static AttributeValue thumbnails(List<Thumbnail> thumbnails) {
        return fromL(thumbnails.stream()
                .map(t -> fromM(Map.of(
                        "edge", number(t.key().edge()),
                        "contentType", fromS(t.key().type().contentType()),
                        "width", number(t.width()),
                        "height", number(t.height()),
                        "bytes", number(t.bytes()))))
                .toList());
    }

    private static Thumbnail readThumbnail(PhotoKey photo, Attributes thumbnail) {
        ImageType type = ImageType.ofContentType(thumbnail.text("contentType")).orElseThrow();
        return new Thumbnail(
                new ThumbnailKey(photo, Math.toIntExact(thumbnail.number("edge")), type),
                Math.toIntExact(thumbnail.number("width")),
                Math.toIntExact(thumbnail.number("height")),
                thumbnail.number("bytes"));
    }

    private static void putPicture(Map<String, AttributeValue> row, Picture picture) {
        row.put("width", number(picture.width()));
        row.put("height", number(picture.height()));
        Instant takenAt = picture.takenAt();
        putIfAny(row, "takenAt", takenAt == null ? null : takenAt.toString());
        putIfAny(row, "camera", picture.camera());
        if (picture.place() != null) {
            row.put("latitude", fromN(Double.toString(picture.place().latitude())));
            row.put("longitude", fromN(Double.toString(picture.place().longitude())));
        }
    }

    private static @Nullable Picture readPicture(Attributes row) {
        if (!row.has("width")) {
            return null;
        }
        return new Picture(
                Math.toIntExact(row.number("width")),
                Math.toIntExact(row.number("height")),
                row.textIfAny("takenAt").map(Instant::parse).orElse(null),
                row.textIfAny("camera").orElse(null),
                row.has("latitude") ? new Picture.Place(row.real("latitude"), row.real("longitude")) : null);
    }

    static PhotoKey readKey(Map<String, AttributeValue> row) {
        return readKey(new Attributes(row));
    }

    private static PhotoKey readKey(Attributes row) {
        String text = row.text(PARTITION_KEY) + "/" + row.text(SORT_KEY).substring(PREFIX.length());
        return switch (PhotoKey.parse(text)) {
            case ParsedKey.Valid(PhotoKey key) -> key;
            case ParsedKey.Malformed(String reason) -> throw new IllegalStateException("a row's key is " + reason);
        };
    }

    private static void putIfAny(Map<String, AttributeValue> row, String name, @Nullable String text) {
        if (text != null) {
            row.put(name, fromS(text));
        }
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }
}
