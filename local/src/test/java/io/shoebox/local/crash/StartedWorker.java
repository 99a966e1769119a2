package io.shoebox.local.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.Eventually;
import io.shoebox.local.LocalServers;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.Workers;
import io.shoebox.worker.WorkerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker's process as a container runs it, on servers that survive it. */
final class StartedWorker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOLD_AT = "told at ";

    private final Process process;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private StartedWorker(Process process) {
        this.process = process;
        // Read to its end, or the process would wait for its reader.
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Small and soon there. */
    static final List<String> SMALL = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /**
     * Starts both workers in a process.
     *
     * @param settings besides where everything is
     */
    static StartedWorker start(LocalServers servers, Map<String, String> settings, List<String> jvm)
            throws IOException {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(jvm);
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-Dshoebox.log=INFO",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                "uploads",
                "thumbnails"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        ServerAccess access = servers.access();
        Map<String, String> environment = builder.environment();
        // The servers are of this machine.
        environment
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        environment.putAll(Workers.environment(servers.names(), servers.queues(), Map.of()));
        environment.put("AWS_ENDPOINT_URL_S3", access.s3().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", access.sqs().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", access.dynamo().toString());
        environment.put("AWS_REGION", access.region().id());
        environment.put("AWS_ACCESS_KEY_ID", access.credentials().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", access.credentials().secretAccessKey());
        environment.put("WORKER_PORT", "0");
        environment.put("WORKER_POLL_SECONDS", "1");
        environment.putAll(settings);
        return new StartedWorker(builder.start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int at = line.indexOf(TOLD_AT);
                if (at >= 0) {
                    address.complete(
                            URI.create(line.substring(at + TOLD_AT.length()).strip()));
                }
            }
        } catch (IOException e) {
            // It was killed, and its output with it.
        } finally {
            address.completeExceptionally(new IllegalStateException("the worker ended"));
        }
    }

    /** When it is polling, primed, and reaches queue and table. */
    StartedWorker ready() throws InterruptedException {
        Eventually.holds(PATIENCE, () -> status("/ready") == HttpURLConnection.HTTP_OK);
        return this;
    }

    int status(String path) {
        try {
            return connection(path).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    String metrics() throws IOException {
        return new String(connection("/metrics").getInputStream().readAllBytes(), UTF_8);
    }

    private HttpURLConnection connection(String path) throws IOException {
        return (HttpURLConnection) address.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .resolve(path)
                .toURL()
                .openConnection();
    }

    /** As Kubernetes ends it. */
    StartedWorker terminate() {
        process.toHandle().destroy();
        return this;
    }

    /** How it ended. */
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
