package io.shoebox.twin.conformance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.twin.emulator.ForeignServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack with signature checks: the one of {@code LOCALSTACK_ENDPOINT}, else one in Docker, else one in a process of
 * its own from the environment that {@code scripts/python-env.sh localstack} installs.
 */
record LocalStack(URI endpoint, AutoCloseable owner, boolean isBorrowed) implements AutoCloseable {
    static final String VERSION = "4.14.0";

    /**
     * Its web server takes only the port of GATEWAY_LISTEN, and would listen on every address; its S3 would write to a
     * folder in /tmp that all share.
     */
    private static final String MAIN = """
            import functools
            from twisted.internet import endpoints
            endpoints.TCP4ServerEndpoint = functools.partial(endpoints.TCP4ServerEndpoint, interface="127.0.0.1")
            from localstack.services.s3.storage.ephemeral import EphemeralS3ObjectStore as Store
            in_folder = Store.__init__
            Store.__init__ = lambda store, shared=None: in_folder(store)
            from localstack.runtime.main import main
            main()
            """;

    private static final Duration MOST_START = Duration.ofMinutes(2);
    private static final Duration MOST_ANSWER = Duration.ofSeconds(20);
    private static final Map<String, String> SETTINGS = Map.of(
            "SERVICES", "s3,sqs,sts,iam,cloudformation",
            "S3_SKIP_SIGNATURE_VALIDATION", "0",
            // It reports to nobody.
            "DISABLE_EVENTS", "1",
            "SKIP_SSL_CERT_DOWNLOAD", "1");

    /** Empty where it is not to be had. */
    static Optional<LocalStack> start(Map<String, String> variables, Path checkout, Path folder) {
        String running = variables.getOrDefault("LOCALSTACK_ENDPOINT", "");
        Path python = python(checkout);
        if (!running.isEmpty()) {
            return Optional.of(borrowed(URI.create(running)));
        }
        if (dockerAnswers(variables)) {
            return Optional.of(inDocker());
        }
        return Files.isExecutable(python) ? Optional.of(process(python, folder)) : Optional.empty();
    }

    /** Whether one is used that needs no installation. */
    static boolean isElsewhere(Map<String, String> variables) {
        return !variables.getOrDefault("LOCALSTACK_ENDPOINT", "").isEmpty() || dockerAnswers(variables);
    }

    /** @throws IllegalStateException if it is none, or another version */
    static LocalStack borrowed(URI endpoint) {
        String version;
        try (var http = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
                    .timeout(MOST_ANSWER)
                    .build();
            version = new JsonMapper()
                    .readTree(http.send(health, BodyHandlers.ofString()).body())
                    .path("version")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "LOCALSTACK_ENDPOINT, " + endpoint + ", does not answer as LocalStack does: start it, or unset it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (!version.equals(VERSION)) {
            throw new IllegalStateException("LOCALSTACK_ENDPOINT, " + endpoint + ", is LocalStack '" + version
                    + "', and the tests know " + VERSION + ": start that, or unset it.");
        }
        return new LocalStack(endpoint, () -> {}, true);
    }

    /** Testcontainers looks at many places and takes its time: it is asked only where there is a sign of Docker. */
    private static boolean dockerAnswers(Map<String, String> variables) {
        boolean sign = variables.containsKey("DOCKER_HOST") || Files.exists(Path.of("/var/run/docker.sock"));
        return sign && DockerClientFactory.instance().isDockerAvailable();
    }

    private static LocalStack inDocker() {
        var container =
                new LocalStackContainer(DockerImageName.parse("localstack/localstack:" + VERSION)).withEnv(SETTINGS);
        // On this machine only, and a free port: Testcontainers itself publishes on every address.
        container.setPortBindings(List.of("127.0.0.1::4566"));
        container.start();
        return new LocalStack(container.getEndpoint(), container, false);
    }

    static Path python(Path checkout) {
        return checkout.resolve(Path.of(".cache", "localstack-" + VERSION, "bin", "python"));
    }

    /** In a process of its own, which is the owner. */
    static LocalStack process(Path python, Path folder) {
        int port = ForeignServer.freePort();
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Path own = ForeignServer.ownFolder(folder, "localstack");
        var environment = new HashMap<>(SETTINGS);
        environment.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
        environment.put("LOCALSTACK_HOST", "127.0.0.1:" + port);
        // Else the URLs of queues name hosts such as sqs.us-east-1.127.0.0.1.
        environment.put("SQS_ENDPOINT_STRATEGY", "path");
        environment.put("FILESYSTEM_ROOT", own.toString());
        // No DNS server.
        environment.put("DNS_ADDRESS", "0");
        var options = ForeignServer.Options.python(
                "LocalStack", python, MAIN, environment, own, endpoint.resolve("/_localstack/health"), MOST_START);
        return new LocalStack(endpoint, ForeignServer.start(options), false);
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException("LocalStack did not stop", e);
        }
    }
}
