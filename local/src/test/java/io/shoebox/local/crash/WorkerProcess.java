package io.shoebox.local.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueUrls;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.Workers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Both workers in a process of their own, on servers that survive it. */
final class WorkerProcess implements AutoCloseable {
    /** What its workers are told. */
    static final Map<String, String> SETTINGS = Map.of("INGEST_PARALLELISM", "1", "TAG_REJECTED", "true");

    /** The SDK reads the names of interceptors for all clients from here. */
    private static final String INTERCEPTORS = "software/amazon/awssdk/global/handlers/execution.interceptors";

    private static final String READY = "READY";
    private static final String GO = "GO";
    private static final String CALLS = "CALLS ";

    private final Process process;
    private final BufferedReader output;
    private String last = "nothing";

    private WorkerProcess(Process process) {
        this.process = process;
        output = process.inputReader(UTF_8);
    }

    /**
     * Starts; it works from {@link #go} on.
     *
     * @param folder for the SDK's file
     * @param cut where it dies; until then, or until there is nothing more to do, it takes one message after the other.
     *     Without one it works as local mode does, until it is closed
     */
    static WorkerProcess start(Path folder, LocalServers servers, Optional<CutPoint> cut) throws IOException {
        Path file = folder.resolve(INTERCEPTORS);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CutCalls.class.getName() + "\n");
        CutPoint point = cut.orElse(CutPoint.NEVER);
        ServerAccess access = servers.access();
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dshoebox.log=ERROR",
                        "-D" + CutCalls.CALL + "=" + point.call(),
                        "-D" + CutCalls.SIDE + "=" + point.side(),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        cut.isPresent() ? "step" : "run",
                        access.s3().toString(),
                        access.sqs().toString(),
                        access.dynamo().toString(),
                        servers.queues().uploads(),
                        servers.queues().uploadsDeadLetters(),
                        servers.queues().thumbnails(),
                        servers.queues().thumbnailsDeadLetters())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CRASH_KEY", access.credentials().accessKeyId());
        builder.environment().put("CRASH_SECRET", access.credentials().secretAccessKey());
        return new WorkerProcess(builder.start());
    }

    /** Has it begin, unless it died at a call of its start. */
    void go() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            last = line;
            if (line.startsWith(CutCalls.CUT)) {
                return;
            }
            if (line.equals(READY)) {
                process.outputWriter(UTF_8).append(GO).append('\n').flush();
                return;
            }
        }
        throw new IllegalStateException("the worker did not start, and said: " + last);
    }

    /** What it said at its end: where it died, or how many calls it made. */
    String end() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            last = line;
        }
        process.onExit().join();
        return last;
    }

    /** How many calls a process has told that it made. */
    static int calls(String end) {
        return Integer.parseInt(end.substring(CALLS.length()));
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Works until it dies, there is nothing more to do, or its parent ends. */
    public static void main(String... arguments) throws IOException {
        var access = new ServerAccess(
                URI.create(arguments[1]),
                URI.create(arguments[2]),
                URI.create(arguments[3]),
                LocalServers.REGION,
                AwsBasicCredentials.create(System.getenv("CRASH_KEY"), System.getenv("CRASH_SECRET")));
        var queues = new QueueUrls(arguments[4], arguments[5], arguments[6], arguments[7], arguments[6], arguments[7]);
        var workers = new Workers(access, ResourceNames.DEFAULT, queues, SETTINGS);
        System.out.println(READY);
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(0);
        }
        if (arguments[0].equals("run")) {
            workers.start();
            endWithParent();
        } else {
            Thread.ofPlatform().daemon().start(WorkerProcess::endWithParent);
            step(workers);
            System.out.println(CALLS + CutCalls.calls());
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /**
     * One call after the other, so that the same number is the same call. Each queue is emptied before the next: to look at
     * one that is empty takes a second.
     */
    private static void step(Workers workers) {
        emptied(workers::pollUploadsOnce);
        emptied(workers::pollThumbnailsOnce);
    }

    private static void emptied(IntSupplier poll) {
        int handled;
        do {
            handled = poll.getAsInt();
        } while (handled > 0);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The rest of the line.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(0);
    }
}
