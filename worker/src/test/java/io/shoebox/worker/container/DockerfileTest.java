package io.shoebox.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.worker.HealthProbe;
import io.shoebox.worker.ProcessSettings;
import io.shoebox.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is no Docker where the tests run: the recipe is read, and {@code WorkerImageIT} runs what it would make. */
final class DockerfileTest {
    private final Dockerfile file;

    DockerfileTest() throws IOException {
        file = Dockerfile.read();
    }

    @Test
    void itRunsAsSomebodyWithoutRightsNamedByNumber() {
        // Kubernetes' runAsNonRoot cannot tell by a name.
        assertThat(file.only("USER").rest()).isEqualTo("65532:65532");
        assertThat(file.only("FROM").rest()).endsWith(":nonroot");
    }

    @Test
    void nothingInItNeedsAShellOrMakesAnythingWritable() throws IOException {
        assertThat(file.last())
                .extracting(Dockerfile.Instruction::word)
                .doesNotContain("RUN", "VOLUME", "SHELL", "ADD");
        assertThat(file.only("ENTRYPOINT").words()).first().isEqualTo("/java/bin/java");
        assertThat(health()).first().isEqualTo("/java/bin/java");
        // The JVM would write a file under /tmp for tools that look at it.
        assertThat(file.only("ENTRYPOINT").words()).contains("-XX:-UsePerfData");
        assertThat(health()).contains("-XX:-UsePerfData");
    }

    @Test
    void whatItCopiesIsWhatMavenBuildsAndTheBuildSeesNothingElse() throws IOException {
        List<String> copied = file.last().stream()
                .filter(instruction -> instruction.word().equals("COPY"))
                .map(Dockerfile.Instruction::rest)
                .toList();

        assertThat(copied).containsExactly("--from=java /java /java", "worker/target/app /app");
        String pom = Files.readString(Dockerfile.ROOT.resolve("worker/pom.xml"));
        assertThat(pom).contains("<outputDirectory>${project.build.directory}/app</outputDirectory>");
        assertThat(Files.readAllLines(Dockerfile.ROOT.resolve(".dockerignore")))
                .containsExactly("*", "!worker/target/app");
    }

    @Test
    void theClassesThatItNamesAreThere() throws IOException {
        assertThat(file.only("ENTRYPOINT").words())
                .containsSequence("-cp", "/app/*")
                .last()
                .isEqualTo(WorkerMain.class.getName());
        assertThat(health()).containsSequence("-cp", "/app/*").last().isEqualTo(HealthProbe.class.getName());
        assertThat(file.only("CMD").words()).containsExactly("uploads", "thumbnails");
    }

    @Test
    void thePortIsTheSameEverywhere() {
        String port = Integer.toString(ProcessSettings.DEFAULT_PORT);

        assertThat(file.only("EXPOSE").rest()).isEqualTo(port);
        assertThat(file.environment())
                .containsEntry(ProcessSettings.WORKER_PORT, port)
                .containsEntry(ProcessSettings.WORKER_HOST, "0.0.0.0");
        assertThat(file.only("STOPSIGNAL").rest()).isEqualTo("SIGTERM");
    }

    private List<String> health() throws IOException {
        String rest = file.only("HEALTHCHECK").rest();
        return new Dockerfile.Instruction("CMD", rest.substring(rest.indexOf("CMD ") + 4)).words();
    }
}
