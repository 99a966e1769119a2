package io.shoebox.twin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.twin.emulator.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of ours in a JVM of its own, known only by what it prints. It runs as soon as it says how to stop it. */
final class RunningProgram implements AutoCloseable {
    private static final String RUNS = "Ctrl-C stops it.";
    private static final Duration MOST_START = Duration.ofMinutes(4);
    private static final Duration MOST_GOODBYE = Duration.ofSeconds(60);

    private final ChildProcess child;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    /** It runs, or has ended. */
    private final CountDownLatch started = new CountDownLatch(1);

    private RunningProgram(ChildProcess child) {
        this.child = child;
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts it with this JVM's class path, and waits until it runs. */
    static RunningProgram start(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-Dshoebox.log=ERROR"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            // A proxy that leads nowhere must not matter: all that it calls is on this machine.
            for (String proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
                builder.environment().put(proxy, "http://127.0.0.1:9");
            }
            var program = new RunningProgram(ChildProcess.start(builder, MOST_GOODBYE, () -> {}));
            program.awaitStart();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return child.process().toHandle();
    }

    /** The lines so far. */
    Stream<String> printed() {
        return printed.stream();
    }

    private void awaitStart() {
        try {
            if (started.await(MOST_START.toMillis(), TimeUnit.MILLISECONDS)
                    && child.process().isAlive()) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new IllegalStateException("did not start: " + String.join("\n", printed));
    }

    private void read() {
        try (var lines =
                new BufferedReader(new InputStreamReader(child.process().getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.endsWith(RUNS)) {
                    started.countDown();
                }
            }
        } catch (IOException e) {
            printed.add("(output ended: " + e + ")");
        } finally {
            started.countDown();
        }
    }

    /** As Ctrl-C. */
    @Override
    public void close() {
        child.close();
    }
}
