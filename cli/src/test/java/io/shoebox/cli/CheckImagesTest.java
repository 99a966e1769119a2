package io.shoebox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.local.client.SamplePhoto;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckImagesTest {
    private static final byte[] PHOTO = SamplePhoto.jpeg(640, 480, 1, LocalDateTime.of(2026, 3, 1, 10, 15));

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFolderOfPhotosEndsWithZero() throws IOException {
        write("a.jpg", PHOTO);
        write("deeper/b.jpeg", PHOTO);

        assertThat(run(folder.toString())).isZero();

        assertThat(out.toString())
                .containsPattern("(?m)^READY +\\d+ ms +\\d+ MiB  a\\.jpg$")
                .containsPattern("(?m)^READY +\\d+ ms +\\d+ MiB  deeper.b\\.jpeg$")
                .contains("2 files: 2 READY")
                .containsPattern("longest \\d+ ms, ")
                .containsPattern("most memory \\d+ MiB, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void eachFileEndsAsThumbnailsOrTheReasonThatItsOwnerWouldRead(String parallel) throws IOException {
        write("good.jpg", PHOTO);
        write("half.jpg", Arrays.copyOf(PHOTO, 60));
        write("letter.jpg", "Dear all".getBytes(UTF_8));
        write("letter.txt", "Dear all".getBytes(UTF_8));
        write("nothing.png", new byte[0]);
        write("photo-without-ending", PHOTO);
        write("png-by-name.png", PHOTO);

        assertThat(run(folder.toString(), "--json", "--parallel", parallel)).isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(reasons(document))
                .containsEntry("good.jpg", "READY")
                .containsEntry("letter.jpg", "REJECTED: declared as image/jpeg, but is no known image")
                .containsEntry("letter.txt", "REJECTED: its content type is not accepted")
                .containsEntry("nothing.png", "REJECTED: the file is empty")
                .containsEntry("photo-without-ending", "READY")
                .containsEntry("png-by-name.png", "REJECTED: declared as image/png, but is image/jpeg")
                .hasEntrySatisfying("half.jpg", it -> assertThat(it).startsWith("FAILED: the image is "));
        assertThat(document.at("/files/0/thumbnails").asInt()).isEqualTo(3);
        assertThat(document.at("/files/0/thumbnailBytes").asInt()).isPositive();
        assertThat(document.at("/files/0/peakBytes").isMissingNode()).isEqualTo(!parallel.equals("1"));
        assertThat(document.at("/summary/files").asInt()).isEqualTo(7);
        assertThat(document.at("/summary/rejected").asInt()).isEqualTo(4);
        assertThat(document.at("/summary/broken").asInt()).isZero();
    }

    @Test
    void theLimitsAreThoseOfTheWorkers() throws IOException {
        write("a.jpg", PHOTO);
        environment.put("UPLOAD_MAX_BYTES", "1000");

        assertThat(run(folder.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("a.jpg: the file has " + PHOTO.length + " bytes; at most 1000 are accepted");
    }

    @Test
    void namesThatMoveACursorArePrintedWithoutThat() throws IOException {
        write("a\u001b[2J\u202eb.jpg", new byte[0]);

        run(folder.toString());

        assertThat(out.toString()).contains("a?[2J?b.jpg: the file is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65"})
    void aNumberOfFilesAtOnceOutOfItsRangeIsRefusedWithTheRange(String parallel) {
        assertThat(run(folder.toString(), "--parallel=" + parallel)).isEqualTo(2);

        assertThat(err.toString()).startsWith("--parallel takes a number from 1 to 64, not " + parallel);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith("FOLDER is a folder that is there");
    }

    @Test
    void aWrongSettingIsRefusedByItsName() {
        environment.put("THUMBNAIL_QUALITY", "500");

        assertThat(run(folder.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("THUMBNAIL_QUALITY");
    }

    private static Map<String, String> reasons(JsonNode document) {
        var found = new HashMap<String, String>();
        document.get("files")
                .forEach(file -> found.put(
                        file.get("file").asText(),
                        file.get("status").asText()
                                + (file.has("reason")
                                        ? ": " + file.get("reason").asText()
                                        : "")));
        return found;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check-images";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Shoebox.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
