package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.Cloud;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the table's stream to clients and backends. */
final class NotifierTest {
    private final Cloud cloud = Cloud.standard();
    private final JsonNode source = only("AWS::Lambda::EventSourceMapping");

    @Test
    void theStreamCallsTheAliasFromItsOldestChangeOnInBatchesWithPartialFailures() {
        assertThat(source.at("/EventSourceArn/Fn::ImportValue").asText()).contains("Table", "StreamArn");
        assertThat(source.at("/FunctionName/Ref").asText()).contains("Live");
        assertThat(source.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(source.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(source.path("BatchSize").asInt()).isBetween(10, 100);
        assertThat(source.path("ParallelizationFactor").asInt()).isBetween(2, 10);
    }

    @Test
    void whatFailsIsHalvedTriedAgainWithinBoundsAndPutAside() {
        JsonNode deadLetters = only("AWS::SQS::Queue");

        assertThat(source.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(source.path("MaximumRetryAttempts").asInt()).isBetween(5, 1_000);
        assertThat(source.path("MaximumRecordAgeInSeconds").asInt())
                .as("as old as the alarm, and within the day that the stream keeps")
                .isBetween(900, 43_200);
        assertThat(source.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0")
                        .asText())
                .startsWith("DeadLetters");
        assertThat(deadLetters.path("QueueName").asText()).isEqualTo("shoebox-dev-notifier-dlq");
        assertThat(deadLetters.path("MessageRetentionPeriod").asLong()).isEqualTo(14 * 86_400);
        assertThat(deadLetters.path("SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(deadLetters.at("/RedriveAllowPolicy/redrivePermission").asText())
                .isEqualTo("denyAll");
        assertThat(cloud.properties("Notifier", "AWS::SQS::QueuePolicy"))
                .hasSize(1)
                .allMatch(QueuesTest::deniesWithoutTls);
    }

    @Test
    void onlyChangesOfPhotosWakeTheFunction() throws IOException {
        JsonNode filters = source.at("/FilterCriteria/Filters");

        assertThat(filters).hasSize(1);
        assertThat(new JsonMapper().readTree(filters.at("/0/Pattern").asText()))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"eventName\":[\"INSERT\",\"MODIFY\"],"
                                + "\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[{\"prefix\":\"P#\"}]}}}}"));
    }

    @Test
    void theFunctionKnowsItsApiAndTheBusOfItsStage() {
        JsonNode variables = only("AWS::Lambda::Function").at("/Environment/Variables");

        assertThat(variables.at("/GRAPHQL_URL/Fn::ImportValue").asText()).contains("Api", "GraphQLUrl");
        assertThat(variables.at("/EVENT_BUS/Ref").asText()).isEqualTo("Bus");
        assertThat(only("AWS::Events::EventBus").path("Name").asText()).isEqualTo("shoebox-dev-events");
    }

    @Test
    void nobodyElseTakesTheRole() {
        JsonNode trust = only("AWS::IAM::Role").at("/AssumeRolePolicyDocument/Statement");

        assertThat(trust).hasSize(1);
        assertThat(trust.at("/0/Principal/Service").asText()).isEqualTo("lambda.amazonaws.com");
    }

    @Test
    void thePublishedFieldAsksNoDataSourceAndKnowsTheRoleThatMayPublish() {
        JsonNode resolver = only("AWS::AppSync::Resolver");

        assertThat(resolver.path("TypeName").asText() + "."
                        + resolver.path("FieldName").asText())
                .isEqualTo("Mutation.publishPhoto");
        assertThat(only("AWS::AppSync::DataSource").path("Type").asText()).isEqualTo("NONE");
        assertThat(resolver.at("/Runtime/Name").asText()).isEqualTo("APPSYNC_JS");
        assertThat(resolver.at("/Code/Fn::Join/1").toString())
                .contains(":assumed-role/\",{\"Ref\":\"NotifierRole", "\"/';", "AWS::AccountId")
                .doesNotContain("@PUBLISHER@");
    }

    private JsonNode only(String type) {
        List<JsonNode> resources = cloud.properties("Notifier", type);
        assertThat(resources).as(type).hasSize(1);
        return resources.getFirst();
    }
}
