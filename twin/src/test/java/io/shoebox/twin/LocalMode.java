package io.shoebox.twin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.Shoebox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code ./shoebox local} as a process, known to others only by what it prints and by its data folder. */
final class LocalMode implements AutoCloseable {
    private static final String RUNNING = "Ctrl-C stops it.";
    private static final Pattern SERVER = Pattern.compile("^ +(S3|SQS|DynamoDB) +(http://\\S+)", Pattern.MULTILINE);

    private final Process process;
    private final Path data;
    private final String printed;

    private LocalMode(Process process, Path data) throws IOException {
        this.process = process;
        this.data = data;
        try {
            printed = awaitRunning();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts it on free ports and waits until it runs. */
    static LocalMode start(Path data) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Dshoebox.log=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Shoebox.class.getName(),
                "local",
                "--data=" + data,
                "--s3-port=0",
                "--sqs-port=0",
                "--dynamodb-port=0");
        try {
            return new LocalMode(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It prints nothing after this, so nobody needs to read on. */
    private String awaitRunning() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        var lines = new ArrayList<String>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.equals(RUNNING)) {
                return String.join("\n", lines);
            }
        }
        throw new IllegalStateException("local mode did not start: " + lines);
    }

    /** The variables by which every SDK of AWS finds the servers, and the credentials of their owner. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        SERVER.matcher(printed).results().forEach(server -> environment.put(variable(server), server.group(2)));
        try {
            List<String> credentials = Files.readAllLines(data.resolve("credentials"));
            environment.put("AWS_ACCESS_KEY_ID", credentials.get(0));
            environment.put("AWS_SECRET_ACCESS_KEY", credentials.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        return environment;
    }

    private static String variable(MatchResult server) {
        return "AWS_ENDPOINT_URL_" + server.group(1).toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
