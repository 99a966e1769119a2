package io.shoebox.infra.constructs;

import io.shoebox.catalog.PhotosTable;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.TableSchema;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.constructs.Construct;

/** The table as {@link PhotosTable} describes it. It outlives its stack. */
public final class PhotosTableResource {
    private final CfnTable table;

    public PhotosTableResource(Construct scope, Settings settings) {
        table = CfnTable.Builder.create(scope, "Table")
                .tableName(settings.stage().name("photos"))
                .billingMode("PAY_PER_REQUEST")
                .deletionProtectionEnabled(settings.storage().tableDeletionProtection())
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
                .streamSpecification(CfnTable.StreamSpecificationProperty.builder()
                        .streamViewType(PhotosTable.STREAM.streamViewTypeAsString())
                        .build())
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(settings.storage().pointInTimeRecovery())
                        .build())
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName(TableSchema.EXPIRES_AT)
                        .enabled(true)
                        .build())
                .build();
        Lasting.keep(table);
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
