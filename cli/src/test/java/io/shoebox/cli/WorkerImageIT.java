package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.local.LocalSystem;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.places.WorkerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What {@code worker/Dockerfile} makes, without Docker: the Java that it links, started by its entry point on the jars that
 * it copies, with no folder for temporary files. And the same by {@code ./shoebox worker}.
 */
@Tag("long")
final class WorkerImageIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void theLinkedJavaRunsTheEntryPointWithoutAnythingToWriteTo() throws Exception {
        Path java = folder.resolve("java");
        run(replaced(words("RUN"), Map.of("/opt/java/openjdk", System.getProperty("java.home"), "/java", java + "")));
        try (LocalSystem system = LocalSystem.start(ServerSettings.inMemory().withoutWorkers())) {
            var command = replaced(
                    words("ENTRYPOINT"),
                    Map.of("/java/bin/java", java + "/bin/java", "/app/*", ROOT + "/worker/target/app/*"));
            command.add("uploads");
            command.add("thumbnails");
            try (var worker =
                    WorkerRun.start(command, variables(system), Files.createDirectory(folder.resolve("cwd")))) {
                assertThat(worker.ready()).as("%s", worker.output()).isEqualTo("ok");
                assertThat(sent(system)).isEqualTo("READY");
                assertThat(worker.get("/metrics").body())
                        .contains("PhotosReady_total{Service=\"thumbnailer\"} 1.0")
                        .contains("ApproximateNumberOfMessagesVisible{QueueName=\"thumbnails\"}");
                run(
                        replaced(
                                words("HEALTHCHECK"),
                                Map.of("/java/bin/java", java + "/bin/java", "/app/*", ROOT + "/worker/target/app/*")),
                        Map.of("WORKER_PORT", "" + worker.address().getPort()));

                assertThat(worker.stop()).as("%s", worker.output()).isZero();
                // As the functions write them, for CloudWatch.
                assertThat(json(worker))
                        .anyMatch(line -> line.path("message").asText().startsWith("stopped"));
                assertThat(json(worker)).anyMatch(line -> line.has("_aws") && line.has("PhotosReady"));
                assertThat(folder.resolve("cwd")).isEmptyDirectory();
            }
        }
    }

    @Test
    void workersBesideALocalModeAreFoundByItsFolderAndPausedByOperators() throws Exception {
        Path data = folder.resolve("data");
        try (LocalSystem system = LocalSystem.start(ServerSettings.on(data).withoutWorkers());
                var worker = WorkerRun.start(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Shoebox.class.getName(),
                                "worker",
                                "thumbnails",
                                "uploads",
                                "--data",
                                data.toString()),
                        Map.of("WORKER_POLL_SECONDS", "1"),
                        folder)) {
            assertThat(worker.ready()).as("%s", worker.output()).isEqualTo("ok");
            assertThat(sent(system)).isEqualTo("READY");

            assertThat(Shoebox.commandLine(Map.of())
                            .execute("pause", "uploads", "--reason", "to look", "--data", data.toString()))
                    .isZero();
            awaitLine(worker, "worker uploads is paused");
            PhotoClient client = system.client(OWNER);
            byte[] photo = SamplePhoto.jpeg(64, 48, 2, LocalDateTime.of(2026, 3, 1, 10, 15));
            PhotoClient.Ticket ticket = client.ticket("summer", "b.jpg", "image/jpeg", photo.length);
            assertThat(client.put(ticket, photo)).isEqualTo(200);
            assertThat(client.settled(ticket.s3Key(), Duration.ofSeconds(3))).isEmpty();
            assertThat(worker.get("/ready").statusCode()).isEqualTo(200);

            assertThat(Shoebox.commandLine(Map.of()).execute("resume", "uploads", "--data", data.toString()))
                    .isZero();
            assertThat(client.settled(ticket.s3Key(), PATIENCE).orElseThrow().text("status"))
                    .isEqualTo("READY");
            assertThat(worker.stop()).isZero();
        }
    }

    private static void awaitLine(WorkerRun worker, String words) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (worker.output().stream().noneMatch(line -> line.contains(words))) {
            assertThat(System.nanoTime()).as("%s", worker.output()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** What became of a photo. */
    private static String sent(LocalSystem system) {
        PhotoClient client = system.client(OWNER);
        byte[] photo = SamplePhoto.jpeg(640, 480, 1, LocalDateTime.of(2026, 3, 1, 10, 15));
        PhotoClient.Ticket ticket = client.ticket("summer", "a.jpg", "image/jpeg", photo.length);
        assertThat(client.put(ticket, photo)).isEqualTo(200);
        return client.settled(ticket.s3Key(), PATIENCE).orElseThrow().text("status");
    }

    private static List<JsonNode> json(WorkerRun worker) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : worker.output()) {
            if (line.startsWith("{")) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    /** Those of the image, and what a container is given. */
    private static Map<String, String> variables(LocalSystem system) throws IOException {
        ServerAccess access = system.access();
        var variables = new HashMap<String, String>();
        for (String pair : line("ENV").split(" ", -1)) {
            variables.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        variables.putAll(Map.of(
                "PHOTOS_BUCKET", system.names().photosBucket(),
                "THUMBNAILS_BUCKET", system.names().thumbnailsBucket(),
                "PHOTOS_TABLE", system.names().table(),
                "AWS_ENDPOINT_URL_S3", access.s3().toString(),
                "AWS_ENDPOINT_URL_SQS", access.sqs().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", access.dynamo().toString(),
                "AWS_REGION", access.region().id(),
                "AWS_ACCESS_KEY_ID", access.credentials().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", access.credentials().secretAccessKey()));
        try (SqsClient sqs = access.sqsClient()) {
            for (WorkerName name : WorkerName.values()) {
                variables.put(
                        name + "_QUEUE_URL",
                        sqs.getQueueUrl(get -> get.queueName(name.text())).queueUrl());
            }
        }
        variables.putAll(Map.of(
                // Of this machine only, in a test.
                "WORKER_HOST", "127.0.0.1",
                "WORKER_PORT", "0",
                "WORKER_POLL_SECONDS", "1",
                "POWERTOOLS_METRICS_NAMESPACE", "ShoeboxTest",
                "POWERTOOLS_SERVICE_NAME", "worker",
                "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/nowhere -Duser.home=/nowhere"));
        return variables;
    }

    /** The words of an instruction in the form that needs no shell. */
    private static List<String> words(String instruction) throws IOException {
        String line = line(instruction);
        return JSON.readValue(line.substring(line.indexOf('[')), new TypeReference<List<String>>() {});
    }

    private static String line(String instruction) throws IOException {
        return Files.readAllLines(ROOT.resolve("worker/Dockerfile")).stream()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((first, last) -> last)
                .orElseThrow()
                .substring(instruction.length() + 1);
    }

    /** A word that begins so, or is that, is of another place here. */
    private static List<String> replaced(List<String> words, Map<String, String> places) {
        var result = new ArrayList<String>();
        for (String word : words) {
            String place = places.entrySet().stream()
                    .filter(entry -> word.startsWith(entry.getKey()))
                    .findFirst()
                    .map(entry ->
                            entry.getValue() + word.substring(entry.getKey().length()))
                    .orElse(word);
            result.add(place);
        }
        return result;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        run(command, Map.of());
    }

    private static void run(List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
