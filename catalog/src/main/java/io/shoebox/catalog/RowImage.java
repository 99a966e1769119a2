package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.SORT_KEY;

import io.shoebox.model.Photo;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row as the table's stream shows it, before or after a change. */
public final class RowImage {
    /** What the sort keys of photos begin with, and no others. */
    public static final String PHOTOS = PhotoRow.PREFIX;

    private RowImage() {}

    /**
     * The photo of the row, a tombstone included; empty if the row is none of a photo.
     *
     * @throws RuntimeException if it has the key of a photo and is not one
     */
    public static Optional<Photo> photo(Map<String, AttributeValue> row) {
        AttributeValue sortKey = row.get(SORT_KEY);
        boolean isPhoto = sortKey != null && sortKey.s() != null && sortKey.s().startsWith(PhotoRow.PREFIX);
        return isPhoto ? Optional.of(PhotoRow.read(row)) : Optional.empty();
    }
}
