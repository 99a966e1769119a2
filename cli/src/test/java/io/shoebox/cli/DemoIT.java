package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.HostileFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a newcomer runs first: over real HTTP, every step as expected. */
final class DemoIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void photosGoTheWholeWayAndEveryRuleHolds() throws IOException {
        Path first = Files.write(folder.resolve("first.jpg"), HostileFiles.goodJpeg());
        Path second = Files.write(folder.resolve("second.png"), HostileFiles.png());

        assertThat(run("demo", first.toString(), second.toString()))
                .as(out.toString())
                .isZero();

        assertThat(out.toString())
                .contains("GET original: 200", "GET thumbnail: 200", "GET original: 403", "GET thumbnail: 403")
                .contains("second PUT with the same URL: 412", "PUT to another key with a good URL: 403")
                .contains("320×240, taken", "type: image/png", "Everything was as expected.")
                .doesNotContain("X-Amz-Signature", "✘");
    }

    @Test
    void withoutFilesItMakesItsOwnPhotosWithExif() {
        assertThat(run("demo")).as(out.toString()).isZero();

        assertThat(out.toString())
                .contains("size: 4032×3024", "taken: 2026-03-01T10:15:30Z", "camera: Shoebox Sample 1")
                .contains("960×720", "720×960", "Everything was as expected.");
    }

    @Test
    void aFindingThatIsNotAsExpectedFailsTheCommand() throws IOException {
        Path bad = Files.write(folder.resolve("bad.jpg"), HostileFiles.truncatedJpeg());
        Path letter = Files.write(folder.resolve("letter.txt"), HostileFiles.text());

        assertThat(run("demo", bad.toString(), letter.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("status FAILED, expected READY")
                .contains("content type application/octet-stream is not accepted")
                .contains("2 findings were not as expected.");
    }

    @Test
    void theYardstickSumsUpWhatItMeasured() throws IOException {
        Path photo = Files.write(folder.resolve("photo.jpg"), HostileFiles.goodJpeg());

        assertThat(run("demo", "--photos", "8", photo.toString()))
                .as(out.toString())
                .isZero();

        assertThat(out.toString()).contains("ready        8 of 8", "PUT to READY median", "peak memory");
    }

    @Test
    void aMissingFileIsToldInOneSentence() {
        var err = new StringWriter();
        int status = Shoebox.commandLine(Map.of())
                .setErr(new PrintWriter(err, true))
                .execute("demo", folder.resolve("none.jpg").toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).startsWith("shoebox: The file").hasLineCount(1);
    }

    private int run(String... arguments) {
        return Shoebox.commandLine(Map.of()).setOut(new PrintWriter(out, true)).execute(arguments);
    }
}
