package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.functions.FunctionPackage;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** X-Ray: all of it where the settings say so, nothing of it elsewhere. */
final class TracingTest {
    @Test
    void withoutTheSettingNothingIsTracedAndNobodyMayWriteTraces() {
        assertThat(Cloud.standard().templates().values())
                .noneMatch(template ->
                        template.toString().toLowerCase(java.util.Locale.ROOT).contains("xray"))
                .noneMatch(template -> template.toString().contains("TracingConfig"));
    }

    @Test
    void withItTheApiAndEveryFunctionAreTracedAndEveryFunctionMayWriteTracesAndNoMoreThanThat() {
        Cloud traced = Cloud.changed();
        assertThat(traced.properties("Api", "AWS::AppSync::GraphQLApi"))
                .singleElement()
                .matches(api -> api.path("XrayEnabled").asBoolean());
        assertThat(all(traced, "AWS::Lambda::Function"))
                .hasSize(FunctionPackage.values().length)
                .allMatch(
                        function -> function.at("/TracingConfig/Mode").asText().equals("Active"));
        List<JsonNode> roles = all(traced, "AWS::IAM::Role").stream()
                .filter(role -> role.toString().contains("xray:"))
                .toList();
        assertThat(roles).hasSize(all(traced, "AWS::Lambda::Function").size()).allSatisfy(role -> {
            assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                            .asText())
                    .isEqualTo("lambda.amazonaws.com");
            assertThat(role.at("/Policies/0/PolicyDocument/Statement"))
                    .filteredOn(statement -> statement.toString().contains("xray:"))
                    .singleElement()
                    .satisfies(statement -> assertThat(statement.path("Action").toString())
                            .isEqualTo("[\"xray:PutTelemetryRecords\",\"xray:PutTraceSegments\"]"));
        });
    }

    private static List<JsonNode> all(Cloud cloud, String type) {
        return cloud.templates().values().stream()
                .flatMap(template ->
                        StreamSupport.stream(template.path("Resources").spliterator(), false))
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }
}
