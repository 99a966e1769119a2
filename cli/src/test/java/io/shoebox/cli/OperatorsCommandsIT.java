package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.local.LocalSystem;
import io.shoebox.local.ServerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Operators' commands against a local mode that runs, found by its data folder. */
final class OperatorsCommandsIT {
    private static final String POISON = "no event at all";

    @TempDir
    private Path data;

    private record Said(int code, String out, String err) {
        JsonNode json() throws Exception {
            return new JsonMapper().readTree(out);
        }
    }

    @Test
    void anOperatorSeesMovesAndDeletesDeadLettersAndPausesAWorkerByCommands() throws Exception {
        // Poison is back at once, so that it is dead soon.
        ServerSettings settings = ServerSettings.on(data).withVisibilityTimeout(Duration.ZERO);
        try (LocalSystem system = LocalSystem.start(settings);
                SqsClient sqs = system.access().sqsClient()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operators.json"))))
                    .isEqualTo("rw-------");
            assertThat(say("queues", "--fail-if", "dead-letters", "--fail-if", "paused")
                            .code())
                    .isZero();
            String url = sqs.getQueueUrl(get -> get.queueName("uploads-dlq")).queueUrl();
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(POISON));

            Said queues = say("queues", "--fail-if", "dead-letters", "--json");
            assertThat(queues.code()).isEqualTo(1);
            assertThat(queues.json().at("/0/deadLetters").asInt()).isEqualTo(1);
            JsonNode letter =
                    say("redrive", "uploads", "--show", "--json").json().path(0);
            assertThat(letter.path("unreadable").asText()).isEqualTo("not JSON");
            assertThat(say("redrive", "uploads", "--show").out()).contains(POISON);

            assertThat(say("pause", "uploads", "--reason", "to look").code()).isZero();
            assertThat(say("queues").out()).contains("paused by", "to look");
            assertThat(say("queues", "--fail-if", "paused").code()).isEqualTo(1);
            Said moved = say("redrive", "uploads", "--yes", "--json");
            assertThat(moved.code()).isZero();
            assertThat(moved.json().at("/0/moved").asInt()).isEqualTo(1);
            assertThat(say("resume", "uploads").out()).contains("goes on");
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(POISON));
            String id = say("redrive", "uploads", "--show", "--json")
                    .json()
                    .at("/0/messageId")
                    .asText();
            assertThat(say("redrive", "uploads", "--delete", id, "--yes").err()).contains("--reason");
            assertThat(say("redrive", "uploads", "--delete", id, "--reason", "made by hand", "--yes")
                            .code())
                    .isZero();

            var acts = new ArrayList<String>();
            say("audit", "--json")
                    .json()
                    .forEach(entry -> acts.add(entry.path("what").asText()));
            assertThat(acts).isEqualTo(List.of("deleteDeadLetter", "resumeWorker", "redrive", "pauseWorker"));
        }
    }

    @Test
    void faultsThatAreMadeOnPurposeAreToldBesideTheAnswer() throws Exception {
        ServerSettings settings = ServerSettings.on(data).withFaults("duplicate-events=20%,seed=7");
        try (LocalSystem _ = LocalSystem.start(settings)) {
            Said queues = say("queues", "--json");
            assertThat(queues.code()).isZero();
            assertThat(queues.json()).hasSize(3);
            assertThat(queues.err())
                    .contains("*** FAULTS ARE MADE ON PURPOSE: ", "duplicate-events=0.2", "seed=7")
                    .doesNotContain("Exception");
        }
        try (LocalSystem _ = LocalSystem.start(ServerSettings.on(data))) {
            assertThat(say("queues").err()).isEmpty();
        }
    }

    @Test
    void whatIsNotConfirmedIsNotDoneAndWhatIsNotThereIsToldInASentence() throws Exception {
        try (LocalSystem system = LocalSystem.start(ServerSettings.on(data));
                SqsClient sqs = system.access().sqsClient()) {
            String url = sqs.getQueueUrl(get -> get.queueName("thumbnails-dlq")).queueUrl();
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(POISON));

            Said unconfirmed = say("redrive", "thumbnails");

            assertThat(unconfirmed.code()).isEqualTo(1);
            assertThat(unconfirmed.err()).contains("Move 1 dead letters back to thumbnails?", "Nothing was done");
            assertThat(say("queues", "--json").json().at("/1/deadLetters").asInt())
                    .isEqualTo(1);
            assertThat(say("failures").out()).contains("No photo failed");
            assertThat(say("retry").err()).contains("--all");
            assertThat(say("retry", "--all").out()).contains("0 photos");
            assertThat(say("photo", "no/key/x").err()).contains("no key of a photo");
            assertThat(say("usage", "--count", "--yes").out()).contains("0 photos");
            assertThat(say("queues", "--fail-if", "nothing").code()).isEqualTo(2);
        }
        Files.delete(data.resolve("operators.json"));
        assertThat(say("queues").err())
                .contains("There is no local mode to operate")
                .doesNotContain("Exception");
    }

    @Test
    void anOwnersBudgetIsShownChangedAndMadeUsualAgain() throws Exception {
        String owner = "us-east-1:00000000-1111-4222-8333-444444444444";
        try (LocalSystem _ = LocalSystem.start(ServerSettings.on(data))) {
            assertThat(say("budget", owner).out()).contains("uploadsPerHour", "20000", "usual");
            Said unconfirmed = say("budget", owner, "--uploads-per-day", "7");
            assertThat(unconfirmed.code()).isEqualTo(1);
            assertThat(unconfirmed.err()).contains("uploadsPerDay=7, the rest as usual", "Nothing was done");

            assertThat(say("budget", owner, "--uploads-per-day", "7", "--yes").out())
                    .contains("own (usual: 20000)");
            JsonNode limits = say("budget", owner, "--mib-per-hour", "0", "--yes", "--json")
                    .json()
                    .path("limits");
            assertThat(limits.at("/1/name").asText()).isEqualTo("UPLOADS_PER_DAY");
            assertThat(limits.at("/1/limit").asLong()).isEqualTo(7);
            assertThat(limits.at("/2/limit").asLong()).isZero();
            assertThat(limits.at("/2/own").asBoolean()).isTrue();

            assertThat(say("budget", owner, "--default", "--yes").out()).doesNotContain("own");
            assertThat(say("audit").out()).contains("setBudget", owner + ": the default");
            assertThat(say("budget", "somebody").err()).contains("<region>:<uuid>");
            assertThat(say("budget", owner, "--mib-per-day", "-1", "--yes").err())
                    .contains("mibPerDay must be from 0 to 1000000000, not -1");
        }
    }

    private Said say(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine commands =
                Shoebox.commandLine(Map.of()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        int code = commands.execute(all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
