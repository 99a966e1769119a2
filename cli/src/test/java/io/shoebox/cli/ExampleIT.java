package io.shoebox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.HostileFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that docs/client.md shows for Java, as it stands there. */
final class ExampleIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PROGRAM = CHECKOUT.resolve("examples/java-upload/Upload.java");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theDocumentShowsTheProgramOfTheExample() throws IOException {
        assertThat(Files.readString(CHECKOUT.resolve("docs/client.md")))
                .contains("```java\n" + Files.readString(PROGRAM) + "```");
    }

    @Test
    void itUploadsAPhotoAndGetsItsThumbnail() throws Exception {
        try (var people = new People()) {
            people.signUp("ann@example.com");
            Path config = people.configFile(folder);
            Path photo = Files.write(folder.resolve("a.jpg"), HostileFiles.goodJpeg());
            Path said = folder.resolve("said");
            var program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            PROGRAM.toString(),
                            config.toString(),
                            "ann@example.com",
                            photo.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            program.environment().put("SHOEBOX_PASSWORD", People.PASSWORD);
            Process process = program.start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }

            assertThat(Files.readString(said, UTF_8)).isEqualTo("a.jpg is READY" + System.lineSeparator());
            assertThat(ImageIO.read(folder.resolve("thumbnail.jpg").toFile()).getWidth())
                    .isEqualTo(320);
        }
    }
}
