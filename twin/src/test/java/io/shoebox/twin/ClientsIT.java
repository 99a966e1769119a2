package io.shoebox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.cli.Shoebox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Local mode, used by clients that are not ours. */
final class ClientsIT {
    private static final Pattern SERVER = Pattern.compile(" +(S3|SQS|DynamoDB) +(http://\\S+).*");

    /** Where the test's own page is served. */
    private static final String ORIGIN = "http://127.0.0.1:" + freePort();

    private static final Pattern PAGE = Pattern.compile(" +page +(http://\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram local;

    @BeforeAll
    static void start() {
        local = RunningProgram.start(
                Shoebox.class,
                "local",
                "--data=" + data,
                "--s3-port=0",
                "--sqs-port=0",
                "--dynamodb-port=0",
                "--sign-in-port=0",
                "--graphql-port=0",
                "--page-port=0",
                "--web-origin=" + ORIGIN);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPhotoGoesTheWholeWayAndEveryRuleHolds(ClientLanguage language) throws IOException {
        language.run("local", environment()).assertPassed(19, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aCheckThatDoesNotPassFailsTheProgram(ClientLanguage language) throws IOException {
        Map<String, String> environment = environment();
        environment.put("AWS_SECRET_ACCESS_KEY", "wrong");

        ClientReport report = language.run("local", environment);

        assertThat(report.status()).as(report.text()).isEqualTo(1);
        assertThat(report.lines()).contains("FAILED    PUT as signed: expected 200, got 403");
        assertThat(report.text()).doesNotContain("X-Amz-Signature=");
    }

    @Test
    void anApplicationByAmplifyThatRunsOnAwsRunsHereToo() {
        ClientLanguage.JAVASCRIPT.run("app", people(), config()).assertPassed(48, 0);
    }

    @Test
    void aClientByAmplifyHearsByItselfWhatBecomesOfItsOwnPhotosAndOfNoOthers() {
        ClientLanguage.JAVASCRIPT.run("live", people(), config()).assertPassed(16, 0);
    }

    @Test
    void soDoesOneInARealBrowser() {
        assumeTrue(Foreign.isStrict() || Files.isExecutable(Path.of("/usr/bin/chromium")), "needs Chromium");

        ClientLanguage.JAVASCRIPT.run("browser", people(), config(), ORIGIN).assertPassed(17, 0);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String config() {
        return data.resolve("config.json").toString();
    }

    /** Where people's codes are shown. */
    private static Map<String, String> people() {
        String page = local.printed()
                .map(PAGE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();
        return Map.of("SHOEBOX_PAGE", page);
    }

    /** The variables by which every SDK of AWS finds the servers, and the credentials of their owner. */
    private static Map<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        local.printed()
                .map(SERVER::matcher)
                .filter(server -> server.matches())
                .forEach(server -> environment.put(
                        "AWS_ENDPOINT_URL_" + server.group(1).toUpperCase(Locale.ROOT), server.group(2)));
        List<String> credentials = Files.readAllLines(data.resolve("credentials"));
        environment.put("AWS_ACCESS_KEY_ID", credentials.get(0));
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.get(1));
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        return environment;
    }
}
