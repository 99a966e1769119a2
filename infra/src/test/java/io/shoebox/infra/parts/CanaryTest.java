package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.canary.CanaryLambda;
import io.shoebox.operations.canary.CanarySettings;
import io.shoebox.uploadapi.UploadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary, where the settings want one. */
final class CanaryTest {
    @SuppressWarnings("NullAway.Init")
    private static Cloud cloud;

    @BeforeAll
    static void synthesize(@TempDir Path folder) throws IOException {
        cloud = Cloud.templatesOnly(
                Settings.from(
                        Map.of("alarms.canary", "true", "api.backendRoles", "arn:aws:iam::123456789012:role/Shop")),
                folder.resolve("cloud"));
    }

    @Test
    void withoutTheSettingThereIsNone() {
        assertThat(Cloud.standard().templates().values())
                .noneMatch(template ->
                        template.toString().toLowerCase(java.util.Locale.ROOT).contains("canary"));
    }

    @Test
    void aScheduleCallsItEachFiveMinutesAndTriesNothingTwice() {
        assertThat(cloud.properties("Api", "AWS::Scheduler::Schedule"))
                .singleElement()
                .satisfies(schedule -> {
                    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(5 minutes)");
                    assertThat(schedule.at("/Target/Arn/Ref").asText()).startsWith("CanaryLive");
                    assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts")
                                    .asInt(-1))
                            .isZero();
                });
    }

    @Test
    void itMayAskFourFieldsOfTheApiAndWriteItsLogAndNothingElse() {
        JsonNode role = cloud.template("Api")
                .path("Resources")
                .propertyStream()
                .filter(resource -> resource.getKey().startsWith("CanaryRole"))
                .map(resource -> resource.getValue().path("Properties"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        JsonNode statements = role.at("/Policies/0/PolicyDocument/Statement");

        assertThat(role.has("ManagedPolicyArns")).isFalse();
        assertThat(role.path("Policies")).hasSize(1);
        assertThat(statements)
                .extracting(statement -> statement.path("Sid").asText())
                .containsExactlyInAnyOrder("UploadAsABackend", "WriteOwnLog");
        assertThat(statements.at("/0/Action").asText()).isEqualTo("appsync:GraphQL");
        assertThat(statements
                        .at("/0/Resource")
                        .valueStream()
                        .map(field -> field.at("/Fn::Join/1/1").asText()))
                .containsExactlyInAnyOrder(
                        "/types/Mutation/fields/deletePhoto",
                        "/types/Query/fields/getPhoto",
                        "/types/Mutation/fields/getUploadUrl",
                        "/types/Query/fields/listPhotos");
    }

    @Test
    void theApiTakesItsRoleForABackendsBesidesThoseThatAreListed() {
        assertThat(functions())
                .filteredOn(function -> !function.path("Handler").asText().equals(CanaryLambda.class.getName()))
                .hasSize(2)
                .allSatisfy(function -> {
                    JsonNode roles =
                            function.at("/Environment/Variables/" + UploadSettings.BACKEND_ROLES + "/Fn::Join/1");
                    assertThat(roles.path(0).asText()).isEqualTo("arn:aws:iam::123456789012:role/Shop,");
                    assertThat(roles.path(1).at("/Fn::GetAtt/0").asText()).startsWith("CanaryRole");
                    assertThat(roles.path(1).at("/Fn::GetAtt/1").asText()).isEqualTo("Arn");
                });
    }

    @Test
    void itFindsItsSettingsAndActsForAnIdentityOfTheRegionThatIsNoneOfCognitos() {
        JsonNode function = functions().stream()
                .filter(each -> each.path("Handler").asText().equals(CanaryLambda.class.getName()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        JsonNode identity = function.at("/Environment/Variables/" + CanarySettings.IDENTITY + "/Fn::Join/1");

        assertThat(identity.at("/0/Ref").asText()).isEqualTo("AWS::Region");
        String uuid = identity.path(1).asText();
        assertThat(uuid.charAt(":xxxxxxxx-xxxx-".length())).as("version").isEqualTo('3');
        CanarySettings settings = CanarySettings.from(Map.of(
                CanarySettings.GRAPHQL_URL,
                "https://api.example.com/graphql",
                CanarySettings.IDENTITY,
                "eu-central-1" + uuid,
                "AWS_REGION",
                "eu-central-1"));
        assertThat(settings.identity()).isEqualTo(new IdentityId("eu-central-1" + uuid));
        assertThat(function.at("/Environment/Variables/" + CanarySettings.GRAPHQL_URL + "/Fn::GetAtt/1")
                        .asText())
                .isEqualTo("GraphQLUrl");
    }

    @Test
    void twoFailuresOrSilenceAreAnUrgentAlarm() {
        assertThat(cloud.properties("Monitoring", "AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> alarm.path("AlarmName").asText().equals("shoebox-dev-canary-failed"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("MetricName").asText()).isEqualTo("CanaryFailed");
                    assertThat(alarm.path("Dimensions").toString()).contains("\"canary\"");
                    assertThat(alarm.path("Period").asInt()).isEqualTo(300);
                    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(2);
                    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
                    assertThat(alarm.path("AlarmActions")).hasSize(1);
                    assertThat(alarm.path("AlarmDescription").asText()).startsWith("[URGENT] ");
                });
        assertThat(cloud.properties("Monitoring", "AWS::CloudWatch::Dashboard").toString())
                .contains("CanaryReady", "CanaryFailed", "CanaryLeft");
        assertThat(cloud.properties("Monitoring", "AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.path("AlarmName").asText())
                .contains(
                        "shoebox-dev-canary-errors", "shoebox-dev-canary-throttles", "shoebox-dev-canary-near-timeout");
    }

    private static List<JsonNode> functions() {
        return cloud.properties("Api", "AWS::Lambda::Function");
    }
}
