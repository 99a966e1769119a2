package io.shoebox.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.worker.ProcessSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifest that docs/containers.md shows, held against the code: no cluster is there to try it. */
final class ManifestTest {
    private final List<JsonNode> parts;

    ManifestTest() throws IOException {
        String page = Files.readString(Dockerfile.ROOT.resolve("docs/containers.md"));
        // The first of them.
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String yaml = page.substring(begin, page.indexOf("\n```", begin));
        parts = new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(yaml)
                .readAll();
    }

    @Test
    void itsVariablesAreTakenByTheWorkersAndNoneIsInvented() {
        Map<String, String> variables = variables();

        assertThat(IngestSettings.from(variables).retries().queueUrl()).endsWith("-uploads");
        assertThat(ThumbnailSettings.from(variables).retries().queueUrl()).endsWith("-thumbnails");
        assertThat(ProcessSettings.from(variables).host()).isEqualTo("127.0.0.1");
        assertThat(variables.keySet())
                .containsExactlyInAnyOrder(
                        "AWS_REGION",
                        "PHOTOS_BUCKET",
                        "THUMBNAILS_BUCKET",
                        "PHOTOS_TABLE",
                        "UPLOADS_QUEUE_URL",
                        "THUMBNAILS_QUEUE_URL",
                        ProcessSettings.WORKER_GRACE_SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void aPodHasTheRightsOfNobodyAndNothingToWriteTo(WorkerName worker) {
        JsonNode pod = pod(worker);
        JsonNode container = pod.at("/containers/0");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(pod.path("volumes").isMissingNode()).isTrue();
        assertThat(container.at("/resources/limits/memory").asText())
                .isEqualTo(container.at("/resources/requests/memory").asText())
                .isNotEmpty();
        assertThat(container.at("/resources/limits/cpu").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itsProbesAndPortsAreThoseOfTheProcess(WorkerName worker) throws IOException {
        JsonNode template = deployment(worker).at("/spec/template");
        JsonNode container = pod(worker).at("/containers/0");
        int port = Integer.parseInt(Dockerfile.read().environment().get(ProcessSettings.WORKER_PORT));

        assertThat(container.at("/args/0").asText()).isEqualTo(worker.text());
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(port);
        assertThat(template.at("/metadata/annotations/prometheus.io~1port").asInt())
                .isEqualTo(port);
        assertThat(template.at("/metadata/annotations/prometheus.io~1path").asText())
                .isEqualTo("/metrics");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
        assertThat(Stream.of("livenessProbe", "startupProbe", "readinessProbe")
                        .map(probe ->
                                container.at("/" + probe + "/httpGet/port").asText()))
                .containsOnly(container.at("/ports/0/name").asText());
    }

    @ParameterizedTest
    @EnumSource
    void aPodIsNotKilledBeforeItsGraceTimeIsOver(WorkerName worker) {
        ProcessSettings settings = ProcessSettings.from(variables());

        assertThat(pod(worker).path("terminationGracePeriodSeconds").asLong())
                .isGreaterThanOrEqualTo(settings.grace().toSeconds() + 10)
                .isGreaterThanOrEqualTo(settings.longPoll().toSeconds() + 10);
    }

    @ParameterizedTest
    @EnumSource
    void podsAreStartedByTheBacklogOfTheirOwnQueue(WorkerName worker) {
        JsonNode scaled = named("ScaledObject", "shoebox-" + worker.text());
        JsonNode trigger = scaled.at("/spec/triggers/0");

        assertThat(scaled.at("/spec/scaleTargetRef/name").asText())
                .isEqualTo(deployment(worker).at("/metadata/name").asText());
        assertThat(trigger.path("type").asText()).isEqualTo("aws-sqs-queue");
        assertThat(trigger.at("/metadata/queueURL").asText())
                .isEqualTo(variables().get(Places.queueUrl(worker.queue())));
        assertThat(trigger.at("/metadata/awsRegion").asText())
                .isEqualTo(variables().get("AWS_REGION"));
        assertThat(trigger.at("/authenticationRef/name").asText())
                .isEqualTo(named("TriggerAuthentication", "shoebox-worker")
                        .at("/metadata/name")
                        .asText());
    }

    private Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        named("ConfigMap", "shoebox-worker")
                .path("data")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().textValue()));
        return variables;
    }

    private JsonNode pod(WorkerName worker) {
        return deployment(worker).at("/spec/template/spec");
    }

    private JsonNode deployment(WorkerName worker) {
        return named("Deployment", "shoebox-" + worker.text());
    }

    private JsonNode named(String kind, String name) {
        return parts.stream()
                .filter(part -> part.path("kind").asText().equals(kind))
                .filter(part -> part.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
