package io.shoebox.infra.parts;

import io.shoebox.catalog.RowImage;
import io.shoebox.infra.constructs.GivenUpChanges;
import io.shoebox.infra.constructs.GraphQlApi;
import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.PublishField;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.model.TableSchema;
import io.shoebox.notifier.NotifierSettings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** Who hears of photos: the function that the table's stream drives, the mutation that it calls, and the event bus. */
public final class NotifierPart {
    /** The part of the bus's name. */
    static final String BUS = "events";

    private static final StreamSource SOURCE = StreamSource.NOTIFIER;

    private final Construct scope;
    private final String eventBus;

    public NotifierPart(Construct scope, Deployment deployment, StoragePart storage, ApiPart apiPart) {
        this.scope = scope;
        GraphQlApi api = apiPart.api();
        String stream = storage.table().streamArn();
        CfnEventBus bus = CfnEventBus.Builder.create(scope, "Bus")
                .name(deployment.names().required(BUS))
                .description("What becomes of photos")
                .build();
        var deadLetters = new GivenUpChanges(scope, deployment);
        var notifier = new JavaFunction(
                scope,
                deployment,
                new JavaFunction.Options(
                        FunctionPackage.NOTIFIER,
                        "Tells clients and backends what became of photos",
                        new JavaFunction.Size((int) SOURCE.timeout().toSeconds(), SOURCE.memoryMib(), 0),
                        Map.of(
                                NotifierSettings.GRAPHQL_URL, api.url(),
                                NotifierSettings.EVENT_BUS, bus.getRef()),
                        List.of(
                                Statements.allow(
                                        "ReadChanges",
                                        List.of(
                                                "dynamodb:DescribeStream",
                                                "dynamodb:GetRecords",
                                                "dynamodb:GetShardIterator"),
                                        stream),
                                Statements.allow(
                                        "FindStream",
                                        List.of("dynamodb:ListStreams"),
                                        storage.table().arn() + "/stream/*"),
                                Statements.allow(
                                        "TellClients", List.of("appsync:GraphQL"), api.fieldArn(PublishField.NAME)),
                                Statements.allow("TellBackends", List.of("events:PutEvents"), bus.getAttrArn()),
                                Statements.allow("GiveUp", List.of("sqs:SendMessage"), deadLetters.arn()))));
        PublishField.add(scope, api, notifier.roleName());
        read(stream, notifier, deadLetters);
        Suppressions.notifier(scope);
        eventBus = bus.getRef();
        Outputs.add(scope, "EventBus", eventBus);
    }

    /** The name of the bus on which backends hear of photos. */
    public String eventBus() {
        return eventBus;
    }

    /** From the oldest change that the stream has: between the two stacks' deployments, nothing is lost. */
    private void read(String stream, JavaFunction notifier, GivenUpChanges deadLetters) {
        CfnEventSourceMapping.Builder.create(scope, "Changes")
                .eventSourceArn(stream)
                .functionName(notifier.arn())
                .startingPosition("TRIM_HORIZON")
                .filterCriteria(CfnEventSourceMapping.FilterCriteriaProperty.builder()
                        .filters(List.of(CfnEventSourceMapping.FilterProperty.builder()
                                .pattern(photosOnly())
                                .build()))
                        .build())
                .batchSize(SOURCE.batchSize())
                .parallelizationFactor(SOURCE.mostAtOnce())
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(SOURCE.mostRetries())
                .maximumRecordAgeInSeconds(SOURCE.oldest().toSeconds())
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(deadLetters.arn())
                                .build())
                        .build())
                .build();
    }

    /** Counts, logins and the end of tombstones change the table too, and are nothing to anybody. */
    private static String photosOnly() {
        return "{\"eventName\":[\"INSERT\",\"MODIFY\"],\"dynamodb\":{\"Keys\":{\"" + TableSchema.SORT_KEY
                + "\":{\"S\":[{\"prefix\":\"" + RowImage.PHOTOS + "\"}]}}}}";
    }
}
