package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.client.Photo;
import io.shoebox.client.PhotoCollection;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.local.Eventually;
import io.shoebox.local.HostileFiles;
import io.shoebox.local.client.SamplePhoto;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The command for machines, against local mode. */
final class UploadIT {
    private static final String ANN = "ann@example.com";
    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 10, 15);

    @SuppressWarnings("NullAway.Init")
    private static People people;

    @SuppressWarnings("NullAway.Init")
    private static ShoeboxClient ann;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        people = new People();
        people.signUp(ANN);
        people.configFile(home);
        ann = people.client(ANN);
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @Test
    void aFolderGoesToACollectionOfItsNameAndWhatIsThereIsSkipped() throws Exception {
        Path trip = folder.resolve("Trip to Köln");
        Files.createDirectories(trip.resolve("day 2"));
        Files.write(trip.resolve("a.jpg"), HostileFiles.goodJpeg());
        Files.write(trip.resolve("day 2/b.png"), HostileFiles.png());
        Path text = Files.write(trip.resolve("letter.jpg"), HostileFiles.text());
        Files.write(trip.resolve(".hidden.jpg"), HostileFiles.goodJpeg());
        Files.createSymbolicLink(trip.resolve("link.jpg"), trip.resolve("a.jpg"));

        assertThat(upload("--wait", trip.toString())).as(told()).isEqualTo(1);

        assertThat(out.toString())
                .contains("2 uploaded, 0 skipped, 1 refused, 0 failed")
                .contains("letter.jpg: content type application/octet-stream is not accepted; accepted: image/");
        assertThat(err.toString())
                .contains("2 hidden files, folders and symbolic links are left out")
                .containsPattern("Completed [0-9.]+ KiB/[0-9.]+ KiB \\([0-9.]+ [KMG]iB/s\\) with 0 files remaining");
        assertThat(told()).doesNotContain(People.PASSWORD, "X-Amz-Signature");
        assertThat(ann.photos("Trip-to-Koln").map(Photo::status)).hasSize(2).containsOnly(Photo.Status.READY);

        Files.delete(text);
        out.getBuffer().setLength(0);
        assertThat(upload(trip.toString())).as(told()).isZero();
        assertThat(out.toString()).contains("0 uploaded, 2 skipped, 0 refused, 0 failed");

        // Other bytes under the same name are another photo.
        Files.write(trip.resolve("a.jpg"), SamplePhoto.jpeg(320, 240, 99, TAKEN_AT));
        assertThat(upload(trip.toString())).isZero();
        assertThat(out.toString()).contains("1 uploaded, 1 skipped");
    }

    @Test
    void whatCannotBeShownFailsTheCommandThatWaitsForIt() throws Exception {
        Path broken = Files.write(folder.resolve("broken.jpg"), HostileFiles.truncatedJpeg());

        assertThat(upload("--wait", "--collection", "broken", broken.toString()))
                .isEqualTo(1);

        assertThat(out.toString()).contains("not ready: " + broken + ": FAILED: ", "1 not ready");
    }

    @Test
    void programsReadJson() throws Exception {
        Path same = Files.createDirectories(folder.resolve("x"));
        Files.write(folder.resolve("a.png"), HostileFiles.png());
        Files.write(same.resolve("a.png"), HostileFiles.png());

        assertThat(upload("--json", "--collection", "json", folder.toString()))
                .as(told())
                .isZero();

        JsonNode said = new JsonMapper().readTree(out.toString());
        assertThat(said.at("/uploaded")).hasSize(1);
        assertThat(said.at("/uploaded/0/s3Key").asText()).contains("/json/");
        assertThat(said.at("/uploadedBytes").asLong()).isEqualTo(HostileFiles.png().length);
        assertThat(said.at("/skipped/0/reason").asText()).startsWith("the same as ");
    }

    @Test
    void aRunThatWasStoppedIsFinishedByTheNextAndNothingIsThereTwice() throws Exception {
        int files = 60;
        for (int i = 0; i < files; i++) {
            Files.write(folder.resolve(i + ".jpg"), SamplePhoto.jpeg(64, 48, i, TAKEN_AT));
        }
        String[] command = {"--json", "--parallel", "1", "--collection", "stopped", folder.toString()};
        var status = new AtomicInteger(-1);
        Thread run = Thread.ofPlatform().start(() -> status.set(upload(command)));
        Eventually.holds(() -> ann.photos("stopped").findAny().isPresent());

        run.interrupt();

        assertThat(run.join(Duration.ofSeconds(30))).isTrue();
        assertThat(status).as(told()).hasValue(1);
        JsonNode first = new JsonMapper().readTree(out.toString());
        assertThat(first.at("/uploaded").size() + first.at("/notTried").size()).isEqualTo(files);
        assertThat(first.at("/notTried/0/reason").asText()).isEqualTo("stopped");
        // What was being sent may have arrived: what is not registered yet, the next run cannot know.
        Eventually.holds(() -> ann.photos("stopped").count() == stored("/stopped/"));

        out.getBuffer().setLength(0);
        assertThat(upload(command)).as(told()).isZero();
        Eventually.holds(() -> ann.photos("stopped").count() >= files);
        assertThat(ann.photos("stopped").map(Photo::filename)).hasSize(files).doesNotHaveDuplicates();
    }

    @Test
    void thePasswordMayBeTheFirstLineOfStandardInput() throws Exception {
        Path file = Files.write(folder.resolve("a.png"), HostileFiles.png());

        assertThat(run(Map.of(), People.PASSWORD + "\n", "--user", ANN, "--collection", "stdin", file.toString()))
                .as(told())
                .isZero();
        Eventually.holds(
                () -> ann.collections().map(PhotoCollection::collectionId).anyMatch("stdin"::equals));
    }

    @Test
    void aWrongPasswordIsToldInOneSentence() throws Exception {
        Path file = Files.write(folder.resolve("a.png"), HostileFiles.png());

        assertThat(run(Map.of("SHOEBOX_PASSWORD", "Wrong 12345!"), "", "--user", ANN, file.toString()))
                .isEqualTo(1);

        assertThat(err.toString()).isEqualTo("shoebox: Incorrect username or password." + System.lineSeparator());
    }

    @Test
    void whatIsTypedWrongIsToldBeforeAnythingIsAsked() throws Exception {
        Path file = Files.write(folder.resolve("a.png"), HostileFiles.png());
        Map<String, String> environment = Map.of("SHOEBOX_PASSWORD", People.PASSWORD);

        assertThat(run(environment, "", "--user", ANN, folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(run(environment, "", "--user", ANN, "--collection", "a b", file.toString()))
                .isEqualTo(2);
        assertThat(run(environment, "", "--user", ANN, "--parallel", "65", file.toString()))
                .isEqualTo(2);
        assertThat(run(environment, "", "--user", ANN)).isEqualTo(2);
        assertThat(run(environment, "", file.toString())).isEqualTo(2);
        assertThat(run(Map.of(), "", "--user", ANN, file.toString())).isEqualTo(2);
        assertThat(run(environment, "", "--user", ANN, "--profile", "p", file.toString()))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("none is not there")
                .contains("--collection takes 1 to 64 of the characters A-Z a-z 0-9 _ -, not a b")
                .contains("--parallel takes a number from 1 to 64, not 65")
                .contains("Missing required parameter")
                .contains("Say who you are: --user ADDRESS")
                .contains("There is no password: set SHOEBOX_PASSWORD")
                .contains("--user does not go with --profile");
    }

    /** Originals that S3 has. */
    private static long stored(String part) {
        try (S3Client s3 = people.system.access().s3Client()) {
            return s3.listObjectsV2(list -> list.bucket(people.config.photosBucket())).contents().stream()
                    .filter(object -> object.key().contains(part))
                    .count();
        }
    }

    private int upload(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--user", ANN));
        all.addAll(List.of(arguments));
        return run(Map.of("SHOEBOX_PASSWORD", People.PASSWORD), "", all.toArray(String[]::new));
    }

    private int run(Map<String, String> environment, String input, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("upload", "--config", home.resolve("config.json").toString()));
        all.addAll(List.of(arguments));
        return Shoebox.commandLine(environment, new StringReader(input))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private String told() {
        return out + "\n" + err;
    }
}
