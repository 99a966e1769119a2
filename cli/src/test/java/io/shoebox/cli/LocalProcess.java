package io.shoebox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.Api;
import io.shoebox.local.QueueUrls;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.ServerAccess;
import io.shoebox.local.Workers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** {@code shoebox local} in a JVM of its own, which a test can kill. */
final class LocalProcess implements AutoCloseable {
    private static final String RUNNING = "Ctrl-C stops it.";
    /** Unless a test is about the JVM: the start counts more than the speed in the long run. */
    private static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final Path data;
    private final List<Integer> ports;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    /** The start has ended, well or badly. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Thread reader;

    private LocalProcess(Process process, Path data, List<Integer> ports) {
        this.process = process;
        this.data = data;
        this.ports = ports;
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts it on a data folder and waits until it runs. */
    static LocalProcess start(Path data, String... jvmOptions) throws IOException, InterruptedException {
        List<Integer> ports = freePorts();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions.length == 0 ? QUICK_START : List.of(jvmOptions));
        command.addAll(List.of("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Shoebox.class.getName(), "local"));
        command.addAll(List.of("--data", data.toString(), "--visibility-seconds", "5"));
        command.addAll(List.of(
                "--s3-port", ports.get(0).toString(), "--sqs-port", ports.get(1).toString()));
        command.addAll(List.of("--dynamodb-port", ports.get(2).toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var result = new LocalProcess(process, data, ports);
        if (!result.ended.await(60, TimeUnit.SECONDS) || !result.output.contains(RUNNING)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not start: " + result.output());
        }
        return result;
    }

    /** Its servers, called with the root credentials of the data folder. */
    ServerAccess access() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("credentials"));
        return new ServerAccess(
                uri(ports.get(0)),
                uri(ports.get(1)),
                uri(ports.get(2)),
                Region.US_EAST_1,
                AwsBasicCredentials.create(lines.get(0), lines.get(1)));
    }

    QueueUrls queues() throws IOException {
        try (var sqs = access().sqsClient()) {
            ResourceNames names = ResourceNames.DEFAULT;
            return new QueueUrls(
                    sqs.getQueueUrl(get -> get.queueName(names.uploadsQueue())).queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(names.uploadsDeadLetters()))
                            .queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(names.thumbnailsQueue()))
                            .queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(names.thumbnailsDeadLetters()))
                            .queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(names.reconcileQueue()))
                            .queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(names.reconcileDeadLetters()))
                            .queueUrl());
        }
    }

    /** The API's functions, in this JVM, on its servers. */
    Api api() throws IOException {
        return new Api(access(), Workers.environment(ResourceNames.DEFAULT, queues(), Map.of()));
    }

    /** What it has printed so far. */
    List<String> output() {
        return List.copyOf(output);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** As Ctrl-C; returns the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not stop: " + output());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.equals(RUNNING)) {
                    ended.countDown();
                }
            }
        } catch (IOException e) {
            output.add("(output ended: " + e + ")");
        } finally {
            ended.countDown();
        }
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static List<Integer> freePorts() {
        try (var first = new ServerSocket(0);
                var second = new ServerSocket(0);
                var third = new ServerSocket(0)) {
            return List.of(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
