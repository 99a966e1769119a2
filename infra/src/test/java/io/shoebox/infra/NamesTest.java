package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several deployments in one account: none takes a name of another. */
final class NamesTest {
    /** Types whose names an account, or all the world, has one list of, whatever the region. */
    private static final Set<String> GLOBAL = Set.of(
            "AWS::Budgets::Budget",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Role",
            "AWS::S3::Bucket");

    private static final Set<String> NAMES = Set.of(
            "AlarmName",
            "BucketName",
            "BudgetName",
            "DashboardName",
            "FunctionName",
            "IdentityPoolName",
            "LogGroupName",
            "ManagedPolicyName",
            "Name",
            "QueueName",
            "RoleName",
            "TableName",
            "TopicName",
            "UserPoolName");

    /** In place of a reference to a resource: what is named after it is as unique as that is. */
    private static final String UNIQUE = "<a resource>";

    private static final Map<String, String> ALL = Map.of(
            "alarms.email", "a@example.com",
            "alarms.monthlyBudget", "10",
            "api.requestsPerFiveMinutes", "100",
            "storage.restorers", "arn:aws:iam::123456789012:role/oncall");

    @Test
    void twoRegionsHaveNoGlobalNameInCommonAndTwoStagesNoNameAtAll(@TempDir Path out) {
        Cloud dev = stage("dev", out);
        Cloud prod = stage("prod", out);

        Set<String> here = names(dev, "eu-central-1", true);
        assertThat(here)
                .as("what is seen")
                .contains(
                        "AWS::CloudWatch::Dashboard shoebox-dev-pipeline-eu-central-1",
                        "AWS::CloudFront::ResponseHeadersPolicy shoebox-dev-security-eu-central-1",
                        "AWS::CloudFront::OriginAccessControl shoebox-dev-files-eu-central-1",
                        "AWS::Budgets::Budget shoebox-dev-month-eu-central-1",
                        "AWS::S3::Bucket shoebox-dev-photos-123456789012-eu-central-1")
                .doesNotContainAnyElementsOf(names(dev, "us-east-1", true));
        assertThat(names(dev, "eu-central-1", false))
                .hasSizeGreaterThan(30)
                .contains("AWS::Lambda::Function shoebox-dev-presign")
                .doesNotContainAnyElementsOf(names(prod, "eu-central-1", false));
        assertThat(exports(dev)).isNotEmpty().doesNotContainAnyElementsOf(exports(prod));
    }

    private static Cloud stage(String stage, Path out) {
        var settings = new TreeMap<>(ALL);
        settings.put("stage", stage);
        return Cloud.synthesize(settings, out.resolve(stage));
    }

    private static Set<String> names(Cloud cloud, String region, boolean globalOnly) {
        var names = new TreeSet<String>();
        cloud.templates()
                .values()
                .forEach(template -> template.path("Resources").forEach(resource -> {
                    String type = resource.path("Type").asText();
                    if (!globalOnly || GLOBAL.contains(type)) {
                        collect(type, resource.path("Properties"), region, names);
                    }
                }));
        return names;
    }

    /** Names stand at the top, or in the one group that some types have. */
    private static void collect(String type, JsonNode properties, String region, Set<String> names) {
        properties.properties().forEach(property -> {
            if (NAMES.contains(property.getKey()) && isOfItsOwn(type)) {
                String name = text(property.getValue(), region);
                if (!name.contains(UNIQUE)) {
                    names.add(type + " " + name);
                }
            } else if (property.getValue().isObject()
                    && (property.getKey().endsWith("Config")
                            || property.getKey().equals("Budget"))) {
                collect(type, property.getValue(), region, names);
            }
        });
    }

    /** The names of others, and names within something that has a name. */
    private static boolean isOfItsOwn(String type) {
        return switch (type) {
            case "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Version", "AWS::Lambda::Alias" -> false;
            case "AWS::AppSync::DataSource" -> false;
            default -> true;
        };
    }

    private static String text(JsonNode value, String region) {
        if (value.has("Fn::Join")) {
            var text = new StringBuilder();
            value.at("/Fn::Join/1").forEach(part -> text.append(text(part, region)));
            return text.toString();
        }
        return switch (value.path("Ref").asText()) {
            case "AWS::Region" -> region;
            case "AWS::AccountId" -> "123456789012";
            case "" -> value.isTextual() ? value.asText() : UNIQUE;
            default -> UNIQUE;
        };
    }

    private static Set<String> exports(Cloud cloud) {
        var exports = new TreeSet<String>();
        cloud.templates()
                .values()
                .forEach(template -> template.path("Outputs").forEach(output -> {
                    if (output.has("Export")) {
                        exports.add(output.at("/Export/Name").asText());
                    }
                }));
        return exports;
    }
}
