package io.shoebox.infra.constructs;

import io.shoebox.infra.settings.Stage;
import io.shoebox.model.TableSchema;
import java.util.List;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.Construct;

/** The table as {@link io.shoebox.catalog.PhotosTable} describes it, with point-in-time recovery. It outlives its stack. */
public final class PhotosTableResource {
    private final CfnTable table;

    public PhotosTableResource(Construct scope, Stage stage) {
        table = CfnTable.Builder.create(scope, "Table")
                .tableName(stage.name("photos"))
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(List.of(
                        text(TableSchema.PARTITION_KEY),
                        text(TableSchema.SORT_KEY),
                        text(TableSchema.PROBLEM),
                        text(TableSchema.UPDATED_AT)))
                .keySchema(List.of(key(TableSchema.PARTITION_KEY, "HASH"), key(TableSchema.SORT_KEY, "RANGE")))
                .globalSecondaryIndexes(List.of(CfnTable.GlobalSecondaryIndexProperty.builder()
                        .indexName(TableSchema.PROBLEMS_INDEX)
                        .keySchema(List.of(key(TableSchema.PROBLEM, "HASH"), key(TableSchema.UPDATED_AT, "RANGE")))
                        .projection(CfnTable.ProjectionProperty.builder()
                                .projectionType("ALL")
                                .build())
                        .build()))
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName(TableSchema.EXPIRES_AT)
                        .enabled(true)
                        .build())
                .build();
        table.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        table.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
    }

    public String name() {
        return table.getRef();
    }

    public String arn() {
        return table.getAttrArn();
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
