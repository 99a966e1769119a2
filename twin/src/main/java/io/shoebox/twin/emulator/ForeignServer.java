package io.shoebox.twin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that others wrote, as a process of its own. It has a folder of its own, which is its home and its place for
 * temporary files too, and an environment with nothing of ours but the PATH. When it is closed, or this JVM ends, the
 * process, those that it started and the folder are gone; its log stays. Over 200 lines since starting, watching and
 * ending are one story.
 */
public final class ForeignServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignServer.class);
    private static final Duration PACE = Duration.ofMillis(100);

    /** Below the ports that Linux and others give to outgoing connections: none is lost between the look and the start. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 30_000;
    private static final int LAST_LINES = 5;

    private final Options options;
    private final ChildProcess child;

    /**
     * How to start a server.
     *
     * @param name for messages
     * @param environment all of it but PATH, HOME and TMPDIR
     * @param folder its own; made, and removed in the end
     * @param log what it writes, from the start on
     * @param health answers 200 when the server is ready
     * @param patience for that
     */
    public record Options(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            URI health,
            Duration patience) {
        public Options {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** A server in Python; its log stands beside its folder and is named after it. */
        public static Options python(
                String name,
                Path python,
                String main,
                Map<String, String> environment,
                Path own,
                URI health,
                Duration patience) {
            Path log = own.resolveSibling(name.toLowerCase(Locale.ROOT) + ".log");
            return new Options(name, List.of(python.toString(), "-c", main), environment, own, log, health, patience);
        }
    }

    private ForeignServer(Options options) {
        this.options = options;
        child = launch(options);
        try {
            awaitReady();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws IllegalStateException if it is not, in time
     */
    public static ForeignServer start(Options options) {
        return new ForeignServer(options);
    }

    /** A folder for one server, in a folder that exists. */
    public static Path ownFolder(Path folder, String prefix) {
        try {
            return Files.createTempDirectory(folder.toAbsolutePath(), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of 127.0.0.1 that nothing listens on. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Taken: another one.
            }
        }
    }

    public long pid() {
        return child.process().pid();
    }

    private static ChildProcess launch(Options options) {
        try {
            Path temporary = Files.createDirectories(options.folder().resolve("tmp"));
            var builder = new ProcessBuilder(options.command())
                    .directory(options.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(options.log().toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(List.of("PATH"));
            environment.put("HOME", options.folder().toString());
            environment.put("TMPDIR", temporary.toString());
            // The log of one that is killed has all that it wrote.
            environment.put("PYTHONUNBUFFERED", "1");
            environment.putAll(options.environment());
            return ChildProcess.start(builder, () -> remove(options.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException(options.name() + " cannot be started", e);
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + options.patience().toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (System.nanoTime() > end) {
                    throw complaint("was not ready within " + options.patience().toSeconds() + " s");
                }
            }
        }
    }

    /** Also the pace of asking: waits for the end of the process, which would be the answer too. */
    private boolean isReady(HttpClient http) {
        try {
            if (child.process().waitFor(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw complaint("ended with status " + child.process().exitValue());
            }
            HttpRequest request = HttpRequest.newBuilder(options.health())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw complaint("was interrupted");
        }
    }

    private IllegalStateException complaint(String what) {
        return new IllegalStateException(
                options.name() + " " + what + "; the end of its log " + options.log() + ": " + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(options.log()), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** Ends this one process and those that it started, and removes its folder. */
    @Override
    public void close() {
        child.close();
    }

    private static void remove(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} stays: {}", folder, e.toString());
        }
    }
}
