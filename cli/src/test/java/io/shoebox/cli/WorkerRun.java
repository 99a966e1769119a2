package io.shoebox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A worker in a process of its own, by some command. */
final class WorkerRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("told at (http://[0-9.:]+)");

    private final Process process;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private final HttpClient http = HttpClient.newHttpClient();

    private WorkerRun(Process process) {
        this.process = process;
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** @param variables besides those of this process; no proxy, since all servers are of this machine */
    static WorkerRun start(List<String> command, Map<String, String> variables, Path folder) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(variables);
        return new WorkerRun(builder.start());
    }

    /** Where it tells how it is. */
    URI address() {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (String line : output) {
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    return URI.create(matcher.group(1));
                }
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended: " + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IllegalStateException("it does not say where it is: " + output());
    }

    String ready() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get("/ready");
        while (answer.statusCode() != 200 && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = get("/ready");
        }
        return answer.body().strip();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As SIGTERM ends it; returns its status. */
    int stop() throws InterruptedException {
        // Not by the process itself, which would close its output too.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** All that it has said so far. */
    List<String> output() {
        return List.copyOf(output);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("(output ended: " + e + ")");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
