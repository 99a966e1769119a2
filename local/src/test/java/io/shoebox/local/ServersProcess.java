package io.shoebox.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The servers in a process of their own, which can be killed. */
final class ServersProcess implements AutoCloseable {
    private static final String READY = "READY";

    private final Process process;
    private final ServerAccess access;

    private ServersProcess(Process process, ServerAccess access) {
        this.process = process;
        this.access = access;
    }

    static ServersProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IllegalStateException("the servers did not start: " + line);
        }
        List<URI> endpoints = Arrays.stream(
                        line.substring(READY.length()).strip().split(" "))
                .map(URI::create)
                .toList();
        List<String> root = Files.readAllLines(folder.resolve("credentials"));
        return new ServersProcess(
                process,
                new ServerAccess(
                        endpoints.get(0),
                        endpoints.get(1),
                        endpoints.get(2),
                        LocalServers.REGION,
                        AwsBasicCredentials.create(root.get(0), root.get(1))));
    }

    ServerAccess access() {
        return access;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs until it is killed, or its parent ends. */
    public static void main(String... arguments) throws IOException {
        ServerSettings settings = ServerSettings.on(Path.of(arguments[0])).withVisibilityTimeout(Duration.ofSeconds(2));
        ServerAccess access = LocalServers.start(settings).access();
        System.out.println(READY + " " + access.s3() + " " + access.sqs() + " " + access.dynamo());
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(0);
        }
    }
}
