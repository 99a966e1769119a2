package io.shoebox.operations.photos;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.catalog.RowImage;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.places.RefusedException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds photos by name, out of a bounded number of rows: names are no key of the table. */
public final class PhotoFinder {
    /** Rows that are looked at. */
    public static final int MOST_READ = 5000;
    /** The most that one search finds. */
    public static final int MOST = 100;

    private static final int LEAST_CHARACTERS = 2;
    private static final int PAGE = 1000;
    private static final Map<String, String> NAMES = Map.of("#sk", SORT_KEY, "#pk", PARTITION_KEY);

    private final DynamoDbClient dynamo;
    private final String table;

    public PhotoFinder(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * The newest first, of those that were looked at.
     *
     * @param name a part of the file name, whatever its case
     * @param owner null looks at everybody's
     * @throws RefusedException if the name is too short
     */
    public List<Photo> find(String name, @Nullable IdentityId owner, int limit) {
        if (name.strip().length() < LEAST_CHARACTERS) {
            throw new RefusedException("filename must have at least " + LEAST_CHARACTERS + " characters");
        }
        String part = name.strip().toLowerCase(Locale.ROOT);
        Stream<Map<String, AttributeValue>> rows = owner == null ? everybodys() : of(owner);
        return rows.limit(MOST_READ)
                .flatMap(row -> RowImage.photo(row).stream())
                .filter(photo -> photo.status() != PhotoStatus.DELETED)
                .filter(photo -> photo.filename().toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparing(Photo::createdAt).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Map<String, AttributeValue>> of(IdentityId owner) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#pk = :owner AND begins_with(#sk, :photo)")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(
                                Map.of(":owner", fromS(owner.value()), ":photo", fromS(RowImage.PHOTOS)))
                        .limit(PAGE))
                .items()
                .stream();
    }

    private Stream<Map<String, AttributeValue>> everybodys() {
        return dynamo.scanPaginator(scan -> scan.tableName(table).limit(PAGE)).items().stream();
    }
}
