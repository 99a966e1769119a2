package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static io.shoebox.model.TableSchema.OLD_PROBLEM;
import static io.shoebox.model.TableSchema.OLD_PROBLEMS_INDEX;
import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.PROBLEMS_INDEX;
import static io.shoebox.model.TableSchema.PROBLEM_AT;
import static io.shoebox.model.TableSchema.PROBLEM_DETAILS;
import static io.shoebox.model.TableSchema.PROBLEM_SHARD;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static io.shoebox.model.TableSchema.UPDATED_AT;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The table as {@link DynamoCatalog} needs it, for local mode and tests; the cloud stack declares the same one, plus
 * point-in-time recovery.
 */
public final class PhotosTable {
    /** The changes of a day, each with the row before and after it. */
    public static final StreamSpecification STREAM = StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();

    private PhotosTable() {}

    /** Creates the table: on-demand, with the sparse indexes of problems, and a stream of changes. */
    public static CreateTableRequest create(String table) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        text(PARTITION_KEY),
                        text(SORT_KEY),
                        text(PROBLEM_SHARD),
                        text(PROBLEM_AT),
                        text(OLD_PROBLEM),
                        text(UPDATED_AT))
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                .globalSecondaryIndexes(problems(), oldProblems())
                .streamSpecification(STREAM)
                .build();
    }

    private static GlobalSecondaryIndex problems() {
        return GlobalSecondaryIndex.builder()
                .indexName(PROBLEMS_INDEX)
                .keySchema(key(PROBLEM_SHARD, KeyType.HASH), key(PROBLEM_AT, KeyType.RANGE))
                .projection(projection ->
                        projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(PROBLEM_DETAILS))
                .build();
    }

    private static GlobalSecondaryIndex oldProblems() {
        return GlobalSecondaryIndex.builder()
                .indexName(OLD_PROBLEMS_INDEX)
                .keySchema(key(OLD_PROBLEM, KeyType.HASH), key(UPDATED_AT, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    /** Gives a table of an earlier version the index that it has not. */
    public static UpdateTableRequest withProblems(String table) {
        GlobalSecondaryIndex index = problems();
        return UpdateTableRequest.builder()
                .tableName(table)
                .attributeDefinitions(
                        text(PARTITION_KEY),
                        text(SORT_KEY),
                        text(PROBLEM_SHARD),
                        text(PROBLEM_AT),
                        text(OLD_PROBLEM),
                        text(UPDATED_AT))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(create -> create.indexName(index.indexName())
                                .keySchema(index.keySchema())
                                .projection(index.projection()))
                        .build())
                .build();
    }

    /** Lets DynamoDB remove tombstones, within a few days after they expire. */
    public static UpdateTimeToLiveRequest timeToLive(String table) {
        return UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(EXPIRES_AT).enabled(true))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
