package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.RunOn;
import io.shoebox.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workers in containers. What AWS's own schemas say of them is said by cfn-lint, with every setting changed. */
final class FargateTest {
    private static final Map<String, String> CONTAINERS = Map.of(
            "workers.runOn", "fargate",
            "workers.fargate.image", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shoebox/worker:1.0.0",
            "workers.fargate.subnets", "subnet-0123456789abcdef0",
            "workers.fargate.securityGroups", "sg-0123456789abcdef0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Cloud cloud;

    @BeforeAll
    static void synthesize() throws IOException {
        cloud = Cloud.templatesOnly(Settings.from(CONTAINERS), folder.resolve("out"));
    }

    @Test
    void withoutTheSettingThereAreNoContainersAndTheFunctionsWork() {
        assertThat(Cloud.standard().properties("Pipeline", "AWS::ECS::Service")).isEmpty();
        assertThat(Cloud.standard().properties("Pipeline", "AWS::Lambda::EventSourceMapping"))
                .hasSize(2)
                .noneMatch(mapping -> mapping.has("Enabled"));
    }

    @Test
    void withItTheEventSourcesAreOffAndOperatorsPauseTheProcesses() {
        assertThat(cloud.properties("Pipeline", "AWS::Lambda::EventSourceMapping"))
                .hasSize(2)
                .allMatch(mapping -> !mapping.path("Enabled").asBoolean(true));
        String operations = cloud.template("Operations").toString();
        assertThat(operations).contains("UPLOADS_QUEUE_URL").doesNotContain("UPLOADS_MAPPING", "PauseWorkers");
    }

    @ParameterizedTest
    @CsvSource({"Uploads,Ingest", "Thumbnails,Thumbnailer"})
    void aTaskHasTheRightsOfItsFunctionAndNoOthers(String task, String function) {
        JsonNode ofFunction = statements(function + "Role");

        assertThat(statements(task + "TaskRole"))
                .isNotEmpty()
                .containsExactlyElementsOf(StreamSupport.stream(ofFunction.spliterator(), false)
                        .filter(statement -> !statement.path("Sid").asText().equals("WriteOwnLog"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"Uploads,ingest,uploads", "Thumbnails,thumbnailer,thumbnails"})
    void aTaskIsArmHasItsFunctionsVariablesAndNothingToWriteTo(String task, String function, String command) {
        JsonNode properties = resource(task + "Task");
        JsonNode container = properties.at("/ContainerDefinitions/0");

        assertThat(properties.at("/RuntimePlatform/CpuArchitecture").asText()).isEqualTo("ARM64");
        assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/LinuxParameters/Capabilities/Drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.at("/Command/0").asText()).isEqualTo(command);
        assertThat(container.at("/LogConfiguration/Options/awslogs-group/Ref").asText())
                .startsWith(task + "WorkerLog");
        JsonNode variables = cloud.properties("Pipeline", "AWS::Lambda::Function").stream()
                .filter(one -> one.path("FunctionName").asText().endsWith(function))
                .findFirst()
                .orElseThrow()
                .at("/Environment/Variables");
        variables
                .properties()
                .forEach(variable -> assertThat(container.path("Environment"))
                        .as(variable.getKey())
                        .anyMatch(pair -> pair.path("Name").asText().equals(variable.getKey())
                                && pair.path("Value").equals(variable.getValue())));
    }

    @Test
    void whatStartsATaskMayPullThisImageOnly() {
        assertThat(statements("UploadsTaskStarter").toString())
                .contains(":ecr:eu-west-1:123456789012:repository/shoebox/worker\"");
    }

    @Test
    void theImageAndTheTemplateSayTheSame() throws IOException {
        List<String> recipe = Files.readAllLines(Cloud.ROOT.resolve("worker/Dockerfile"));
        JsonNode container = resource("UploadsTask").at("/ContainerDefinitions/0");

        assertThat(recipe)
                .contains(
                        "USER " + container.path("User").asText(),
                        "EXPOSE "
                                + container.at("/PortMappings/0/ContainerPort").asText());
        String health = recipe.stream()
                .filter(line -> line.startsWith("HEALTHCHECK"))
                .findFirst()
                .orElseThrow();
        assertThat(container
                        .at("/HealthCheck/Command")
                        .valueStream()
                        .map(JsonNode::asText)
                        .skip(1))
                .isEqualTo(new JsonMapper()
                        .readValue(health.substring(health.indexOf('[')), new TypeReference<List<String>>() {}));
        int grace = container
                .path("Environment")
                .valueStream()
                .filter(pair -> pair.path("Name").asText().equals("WORKER_GRACE_SECONDS"))
                .mapToInt(pair -> pair.path("Value").asInt())
                .sum();
        assertThat(container.path("StopTimeout").asInt()).isBetween(grace + 10, 120);
    }

    @Test
    void thereAreAsManyTasksAsTheBacklogOfEachAsksFor() {
        JsonNode target = resource("ThumbnailsTasks");
        JsonNode policy = resource("ThumbnailsBacklog").path("TargetTrackingScalingPolicyConfiguration");

        assertThat(target.path("MinCapacity").asInt()).isEqualTo(1);
        assertThat(target.path("MaxCapacity").asInt()).isEqualTo(20);
        assertThat(policy.path("TargetValue").asInt()).isEqualTo(50);
        JsonNode metrics = policy.at("/CustomizedMetricSpecification/Metrics");
        assertThat(metrics.at("/0/MetricStat/Metric/Dimensions/0/Value").asText())
                .isEqualTo("shoebox-dev-thumbnails");
        assertThat(metrics.at("/1/MetricStat/Metric/MetricName").asText()).isEqualTo("RunningTaskCount");
        assertThat(metrics.valueStream()
                        .filter(metric -> metric.path("ReturnData").asBoolean()))
                .hasSize(1);
    }

    @Test
    void threeQuartersAreOnSpotUnlessItIsSaidOtherwise() {
        JsonNode mix = resource("UploadsService").path("CapacityProviderStrategy");

        assertThat(mix.valueStream()
                        .map(part -> part.path("CapacityProvider").asText() + "="
                                + part.path("Weight").asText()))
                .containsExactly("FARGATE=25", "FARGATE_SPOT=75");
    }

    @Test
    void theSettingsThatThePageShowsAreTaken() throws IOException {
        String page = Files.readString(Cloud.ROOT.resolve("docs/containers.md"));
        int begin = page.lastIndexOf("```yaml\n") + "```yaml\n".length();
        Path file = folder.resolve("shoebox.yaml");
        Files.writeString(file, page.substring(begin, page.indexOf("\n```", begin)));

        assertThat(Settings.from(file, Map.of()).workers().runOn()).isEqualTo(RunOn.FARGATE);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Settings.from(Map.of("workers.runOn", "fargate")))
                .hasMessageContaining("workers.fargate.image, subnets and securityGroups");
        assertThatThrownBy(() -> Settings.from(Map.of("workers.fargate.uploads.memoryMib", "512")))
                .hasMessageContaining("workers.fargate.uploads.memoryMib must be from 1024 to 4096");
        assertThatThrownBy(() -> Settings.from(Map.of("workers.fargate.uploads.leastTasks", "11")))
                .hasMessageContaining("leastTasks");
        assertThatThrownBy(() -> Settings.from(Map.of("workers.fargate.image", "shoebox-worker:latest")))
                .hasMessageContaining("an image of ECR");
    }

    private static JsonNode statements(String role) {
        return resource(role).at("/Policies/0/PolicyDocument/Statement");
    }

    /** The properties of the one whose name begins so and goes on with its hash, if it has one. */
    private static JsonNode resource(String name) {
        return cloud.template("Pipeline").path("Resources").properties().stream()
                .filter(entry -> entry.getKey().matches(name + "([0-9A-F]{8})?"))
                .map(entry -> entry.getValue().path("Properties"))
                .findFirst()
                .orElseThrow();
    }
}
