package io.shoebox.infra.constructs;

import io.shoebox.catalog.PhotosTable;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.settings.StorageSettings;
import io.shoebox.model.TableSchema;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.Construct;

/** The table as {@link PhotosTable} describes it. It outlives its stack. */
public final class PhotosTableResource {
    /** The part of its name. */
    public static final String NAME = "photos";

    private final CfnTable table;

    public PhotosTableResource(Construct scope, Deployment deployment) {
        StorageSettings choices = deployment.settings().storage();
        table = CfnTable.Builder.create(scope, "Table")
                .tableName(deployment.names().optional(NAME))
                .billingMode("PAY_PER_REQUEST")
                .deletionProtectionEnabled(choices.tableDeletionProtection())
                .attributeDefinitions(List.of(
                        text(TableSchema.PARTITION_KEY),
                        text(TableSchema.SORT_KEY),
                        text(TableSchema.PROBLEM_SHARD),
                        text(TableSchema.PROBLEM_AT),
                        text(TableSchema.OLD_PROBLEM),
                        text(TableSchema.UPDATED_AT)))
                .keySchema(List.of(key(TableSchema.PARTITION_KEY, "HASH"), key(TableSchema.SORT_KEY, "RANGE")))
                // An update of a table makes or removes one index: the one of before goes with a later version.
                .globalSecondaryIndexes(List.of(problems(), oldProblems()))
                .streamSpecification(CfnTable.StreamSpecificationProperty.builder()
                        .streamViewType(PhotosTable.STREAM.streamViewTypeAsString())
                        .build())
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(choices.pointInTimeRecovery())
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName(TableSchema.EXPIRES_AT)
                        .enabled(true)
                        .build())
                .build();
        String key = deployment.given().key();
        if (key != null) {
            table.setSseSpecification(CfnTable.SSESpecificationProperty.builder()
                    .sseEnabled(true)
                    .sseType("KMS")
                    .kmsMasterKeyId(key)
                    .build());
        }
        Lasting.keep(table);
        deployment.names().made(Names.Kind.TABLE, NAME, table.getRef());
    }

    public String name() {
        return table.getRef();
    }

    public String arn() {
        return table.getAttrArn();
    }

    /** The ARNs of its indexes. */
    public String indexArns() {
        return table.getAttrArn() + "/index/*";
    }

    /** Of the changes of the last day, each with the row before and after it. */
    public String streamArn() {
        return table.getAttrStreamArn();
    }

    private static CfnTable.GlobalSecondaryIndexProperty problems() {
        return CfnTable.GlobalSecondaryIndexProperty.builder()
                .indexName(TableSchema.PROBLEMS_INDEX)
                .keySchema(List.of(key(TableSchema.PROBLEM_SHARD, "HASH"), key(TableSchema.PROBLEM_AT, "RANGE")))
                .projection(CfnTable.ProjectionProperty.builder()
                        .projectionType("INCLUDE")
                        .nonKeyAttributes(TableSchema.PROBLEM_DETAILS)
                        .build())
                .build();
    }

    private static CfnTable.GlobalSecondaryIndexProperty oldProblems() {
        return CfnTable.GlobalSecondaryIndexProperty.builder()
                .indexName(TableSchema.OLD_PROBLEMS_INDEX)
                .keySchema(List.of(key(TableSchema.OLD_PROBLEM, "HASH"), key(TableSchema.UPDATED_AT, "RANGE")))
                .projection(CfnTable.ProjectionProperty.builder()
                        .projectionType("ALL")
                        .build())
                .build();
    }

    private static CfnTable.AttributeDefinitionProperty text(String name) {
        return CfnTable.AttributeDefinitionProperty.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static CfnTable.KeySchemaProperty key(String name, String type) {
        return CfnTable.KeySchemaProperty.builder()
                .attributeName(name)
                .keyType(type)
                .build();
    }
}
