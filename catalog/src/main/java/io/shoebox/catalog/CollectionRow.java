package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static io.shoebox.model.TableSchema.UPDATED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** A collection as a row of the table. It exists from its first photo on, and stays when its count falls to zero. */
final class CollectionRow {
    static final String PREFIX = "C#";
    static final String PHOTO_COUNT = "photoCount";

    private static final String CREATED_AT = "createdAt";

    private CollectionRow() {}

    static String sortKey(CollectionId id) {
        return PREFIX + id;
    }

    static Map<String, AttributeValue> key(IdentityId owner, CollectionId id) {
        return Map.of(PARTITION_KEY, fromS(owner.value()), SORT_KEY, fromS(sortKey(id)));
    }

    /**
     * The update that counts changes of photos of one collection.
     *
     * @param changed in the order of their changes
     */
    static Update count(String table, List<Photo> changed, int delta) {
        Photo first = changed.getFirst();
        return Update.builder()
                .tableName(table)
                .key(key(first.key().owner(), first.key().collection()))
                .updateExpression("ADD photoCount :delta"
                        + " SET createdAt = if_not_exists(createdAt, :created), updatedAt = :updated")
                .expressionAttributeValues(Map.of(
                        ":delta", fromN(Integer.toString(delta)),
                        ":created", fromS(SortableTime.text(first.createdAt())),
                        ":updated", fromS(SortableTime.text(changed.getLast().updatedAt()))))
                .build();
    }

    static PhotoCollection read(Map<String, AttributeValue> row) {
        var attributes = new Attributes(row);
        return new PhotoCollection(
                new IdentityId(attributes.text(PARTITION_KEY)),
                new CollectionId(attributes.text(SORT_KEY).substring(PREFIX.length())),
                attributes.number(PHOTO_COUNT),
                attributes.time(CREATED_AT),
                attributes.time(UPDATED_AT));
    }
}
