package io.shoebox.twin.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.shoebox.twin.Foreign;
import io.shoebox.twin.ListeningSockets;
import io.shoebox.twin.emulator.ForeignServer;
import io.shoebox.twin.emulator.MiniStack;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Servers that others wrote, as processes: each on one port of 127.0.0.1, and gone without a trace afterwards. */
@Tag("servers")
final class ServerProcessesIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void miniStackListensOnItsPortOnlyAndLeavesNothingButItsLog() throws Exception {
        Path python = Foreign.needed(MiniStack.python(Foreign.CHECKOUT));
        long pid;
        try (MiniStack server = MiniStack.start(python, folder, Map.of())) {
            pid = server.pid();
            assertListensOnlyOn(pid, server.endpoint());
        }
        assertGone(pid, "ministack.log");
    }

    @Test
    void localStackListensOnItsPortOnlyAndLeavesNothingButItsLog() throws Exception {
        Path python = LocalStack.python(Foreign.CHECKOUT);
        assumeTrue(
                Files.isExecutable(python) || !LocalStack.isElsewhere(System.getenv()),
                "LocalStack runs elsewhere and is not installed");
        Foreign.needed(python);
        String bucket = "left-" + UUID.randomUUID();
        long pid;
        try (LocalStack server = LocalStack.process(python, folder);
                S3Client s3 =
                        Foreign.access(server.endpoint(), server.endpoint()).s3Client()) {
            pid = ((ForeignServer) server.owner()).pid();
            s3.createBucket(create -> create.bucket(bucket));
            s3.putObject(put -> put.bucket(bucket).key("large"), RequestBody.fromBytes(new byte[1 << 20]));
            assertListensOnlyOn(pid, server.endpoint());
        }
        assertGone(pid, "localstack.log");
        // Where it would keep objects by itself.
        assertThat(Path.of("/tmp/localstack-s3-storage", bucket)).doesNotExist();
    }

    @Test
    void whatIsNoLocalStackOfTheKnownVersionIsNotBorrowed() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/_localstack/health", exchange -> {
            byte[] health = "{\"version\": \"3.0.0\"}".getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, health.length);
            exchange.getResponseBody().write(health);
            exchange.close();
        });
        other.start();
        URI endpoint = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
        try {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> LocalStack.borrowed(endpoint))
                    .withMessageContaining("is LocalStack '3.0.0', and the tests know " + LocalStack.VERSION);
        } finally {
            other.stop(0);
        }
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LocalStack.borrowed(endpoint))
                .withMessageContaining("does not answer as LocalStack does");
    }

    @Test
    void whatEndsAtOnceIsToldWithTheEndOfItsLog() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ForeignServer.start(script("echo no such thing; exit 3", Duration.ofSeconds(20))))
                .withMessageContaining("a script ended with status 3")
                .withMessageEndingWith("no such thing");
        assertThat(left()).containsExactly("log");
    }

    @Test
    void whatDoesNotBecomeReadyIsEndedWithAllThatItStarted() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ForeignServer.start(
                        script("trap '' TERM; sleep 100 & echo $!; wait; sleep 100", Duration.ofSeconds(1))))
                .withMessageContaining("a script was not ready within 1 s");
        long child = Long.parseLong(Files.readString(folder.resolve("log")).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(left()).containsExactly("log");
    }

    private ForeignServer.Options script(String script, Duration patience) {
        return new ForeignServer.Options(
                "a script",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder.resolve("own"),
                folder.resolve("log"),
                URI.create("http://127.0.0.1:" + ForeignServer.freePort()),
                patience);
    }

    private static void assertListensOnlyOn(long pid, URI endpoint) throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs Linux's /proc");
        assertThat(ListeningSockets.of(pid)).containsExactly(endpoint.getHost() + ":" + endpoint.getPort());
    }

    private void assertGone(long pid, String log) throws Exception {
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(left()).containsExactly(log);
    }

    private List<String> left() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
