package io.shoebox.twin.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.local.contract.BatchContract;
import io.shoebox.local.contract.Behaviour;
import io.shoebox.local.contract.Conformance;
import io.shoebox.local.contract.EventContract;
import io.shoebox.local.contract.ObjectContract;
import io.shoebox.local.contract.Outcomes;
import io.shoebox.local.contract.PipelineContract;
import io.shoebox.local.contract.QueueContract;
import io.shoebox.local.contract.TableContract;
import io.shoebox.local.contract.TicketContract;
import io.shoebox.twin.Foreign;
import io.shoebox.twin.emulator.MiniStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/conformance.md}: a row for each behaviour, a column for each server. */
final class ConformanceReport {
    private static final String RENEW =
            "./mvnw verify -Pservers -pl twin -am -Dit.test=ConformanceIT -Dfailsafe.failIfNoSpecifiedTests=false"
                    + " -Dshoebox.conformance=write";
    private static final List<String> SERVERS = List.of("embedded", "LocalStack", "MiniStack");
    private static final Path COMMITTED = Foreign.CHECKOUT.resolve(Path.of("docs", "conformance.md"));
    private static final Path NEW = Path.of("target", "conformance.md");

    private static final Map<String, Class<?>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("Tickets (S3)", TicketContract.class);
        SECTIONS.put("Objects (S3)", ObjectContract.class);
        SECTIONS.put("Events (S3 to SQS)", EventContract.class);
        SECTIONS.put("Queues (SQS)", QueueContract.class);
        SECTIONS.put("Batches (SQS to Lambda; on the first two, Shoebox's own poller)", BatchContract.class);
        SECTIONS.put("The table (DynamoDB)", TableContract.class);
        SECTIONS.put("The pipeline", PipelineContract.class);
    }

    private final Outcomes outcomes;

    ConformanceReport(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Compares it with the committed one, or writes that anew where {@code shoebox.conformance} is {@code write}. */
    void assertCommitted() throws IOException {
        for (String server : SERVERS) {
            assumeTrue(
                    outcomes.hasAny(server),
                    "the report needs all three servers, and " + server
                            + " did not run: run ./shoebox test, which installs what is missing");
        }
        assertThat(outcomes.unseen())
                .as("listed as differences of a server, and no behaviour that is tested")
                .isEmpty();
        String text = text();
        Files.writeString(NEW, text);
        if ("write".equals(System.getProperty("shoebox.conformance"))) {
            Files.writeString(COMMITTED, text);
        }
        assertThat(text)
                .as(
                        "%s differs from what the servers did, which is in twin/%s; renew it with %s",
                        COMMITTED, NEW, RENEW)
                .isEqualTo(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "");
    }

    private String text() {
        return """
                # What Shoebox relies on, and who does it

                Each row is a behaviour of AWS that Shoebox relies on, and what came of its test on three servers: ours in one JVM
                (S3Proxy %s, ElasticMQ %s, DynamoDB Local %s), LocalStack %s and MiniStack %s. One test body runs on all of
                them; a difference that is listed here has to show, or the test fails. Nothing here ran on AWS itself: the last
                column is what its documentation says, with the title of the page. LocalStack gets its DynamoDB Local from a place
                that is not always to be reached, so it has ours beside it.

                The test run makes this file, and fails where it is another than the committed one; this writes it anew:
                `%s`
                """.formatted(
                                System.getProperty("version.s3proxy"),
                                System.getProperty("version.elasticmq"),
                                System.getProperty("version.dynamodb-local"),
                                LocalStack.VERSION,
                                MiniStack.VERSION,
                                RENEW)
                + SECTIONS.entrySet().stream()
                        .map(section -> section(section.getKey(), section.getValue()))
                        .collect(Collectors.joining());
    }

    private String section(String title, Class<?> contract) {
        return "\n## " + title
                + "\n\n| behaviour | embedded | LocalStack | MiniStack | AWS documents |\n|---|---|---|---|---|\n"
                + Conformance.behaviours(contract).stream()
                        .map(behaviour -> row(contract, behaviour))
                        .collect(Collectors.joining());
    }

    private String row(Class<?> contract, Behaviour behaviour) {
        String cells = SERVERS.stream()
                .map(server -> cell(server, contract, behaviour))
                .collect(Collectors.joining(" | "));
        return "| " + behaviour.name() + " | " + cells + " | " + behaviour.aws() + " (\"" + behaviour.page()
                + "\") |\n";
    }

    private String cell(String server, Class<?> contract, Behaviour behaviour) {
        if (contract == TableContract.class && server.equals("LocalStack")) {
            return "our DynamoDB Local";
        }
        return outcomes.of(server, behaviour.name())
                .orElseThrow(() -> new AssertionError("'" + behaviour.name() + "' came to nothing on " + server));
    }
}
