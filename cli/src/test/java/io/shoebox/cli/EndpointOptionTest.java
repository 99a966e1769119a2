package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointOptionTest {
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--in-memory", "--data=x", "--s3-port=0", "--sqs-port=0", "--dynamodb-port=0"})
    void anOptionOfTheEmbeddedServersIsRefused(String option) {
        assertThat(run("local", "--aws-endpoint", "http://127.0.0.1:1", option)).isEqualTo(2);

        String name = option.replaceAll("=.*", "");
        assertThat(err.toString()).startsWith(name + " is for the embedded servers, which --aws-endpoint replaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "demo"})
    void whatIsNoAddressIsRefusedWithoutQuotingIt(String command) {
        assertThat(run(command, "--aws-endpoint", "http://me:password@127.0.0.1"))
                .isEqualTo(2);

        assertThat(err.toString())
                .startsWith("--aws-endpoint takes the address of a server, such as http://127.0.0.1:4566")
                .doesNotContain("me:password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "demo"})
    void aServerThatIsDownEndsTheCommandInOneSentence(String command) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }

        assertThat(run(command, "--aws-endpoint", "http://127.0.0.1:" + port)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("shoebox: No S3 answers at http://127.0.0.1:" + port)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "demo"})
    void halfOfTheCredentialsEndsTheCommandInOneSentence(String command) {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAVARIABLE");

        assertThat(run(command, "--aws-endpoint", "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("shoebox: Only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set")
                .hasLineCount(1);
    }

    @Test
    void bothCommandsTellOfIt() {
        var out = new StringWriter();
        Shoebox.commandLine(environment).setOut(new PrintWriter(out, true)).execute("demo", "--help");
        Shoebox.commandLine(environment).setOut(new PrintWriter(out, true)).execute("local", "--help");

        assertThat(out.toString().split("--aws-endpoint=URL {2,}", -1)).hasSize(3);
    }

    private int run(String... arguments) {
        return Shoebox.commandLine(environment)
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
