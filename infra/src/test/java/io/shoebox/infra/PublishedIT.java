package io.shoebox.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, taken by projects that know nothing of this one: from a folder that is a Maven repository. */
@Tag("published")
final class PublishedIT {
    private static final String VERSION = "0.0.1";
    private static final Path EMPTY_PROJECT = Path.of("src/test/resources/io/shoebox/infra/empty-project");

    @TempDir
    private static Path folder;

    private static Path repository;

    @BeforeAll
    static void publish() {
        Cloud.assumeNode();
        repository = published("repository");
    }

    @Test
    void everyArtifactHasItsPomAndJarsForReadersAndNoModuleThatIsNotForOthersIsThere() throws IOException {
        assertThat(names(repository))
                .containsExactlyInAnyOrder(
                        "catalog",
                        "heif",
                        "ingest-worker",
                        "jpeg",
                        "lambda",
                        "model",
                        "notifier",
                        "operations",
                        "queue",
                        "shoebox",
                        "shoebox-bom",
                        "shoebox-cdk",
                        "shoebox-client",
                        "shoebox-functions",
                        "thumbnailer",
                        "upload-api");
        for (String name : names(repository)) {
            Path place = repository.resolve("io/shoebox").resolve(name).resolve(VERSION);
            String stem = name + "-" + VERSION;
            assertThat(place.resolve(stem + ".pom")).exists();
            if (!name.equals("shoebox") && !name.equals("shoebox-bom")) {
                assertThat(place.resolve(stem + ".jar")).exists();
            }
            // The functions' zips are no code of their own.
            if (Files.exists(place.resolve(stem + ".jar")) && !name.equals("shoebox-functions")) {
                assertThat(place.resolve(stem + "-sources.jar")).exists();
                assertThat(place.resolve(stem + "-javadoc.jar")).exists();
            }
        }
    }

    /** Another copy, in another folder and at another time. */
    @Test
    @Tag("nightly")
    void publishingAgainGivesTheSameBytes() {
        assertThat(digests(published("again"))).isNotEmpty().isEqualTo(digests(repository));
    }

    @Test
    void anEmptyProjectSynthesizesThePipelineWithAPoolOfItsOwnInUnder40Lines() throws IOException {
        Path project = copied(EMPTY_PROJECT);
        assertThat(Files.readAllLines(project.resolve("src/main/java/example/Pipeline.java")))
                .hasSizeLessThan(40);

        JsonNode template = synthesized(project, "example.Pipeline");

        assertThat(types(template))
                .contains(
                        "AWS::S3::Bucket",
                        "AWS::DynamoDB::Table",
                        "AWS::SQS::Queue",
                        "AWS::AppSync::GraphQLApi",
                        "AWS::Lambda::Function");
        assertThat(template.path("Resources")
                        .valueStream()
                        .filter(resource -> resource.path("Type").asText().equals("AWS::Cognito::UserPool")))
                .as("the pool is the project's")
                .hasSize(1);
        assertThat(template.at("/Outputs/ClientConfig/Value").toString()).contains("graphqlUrl");
    }

    @Test
    void theExampleTakesPhotoUploadsIntoAnApplicationThatWasThere() throws IOException {
        JsonNode template = synthesized(copied(Cloud.ROOT.resolve("examples/existing-app")), "example.AlbumsApp");

        assertThat(types(template))
                .contains("AWS::ApiGatewayV2::Api", "AWS::AppSync::GraphQLApi", "AWS::KMS::Key", "AWS::Events::Rule");
    }

    @Test
    void itSynthesizesTheSameEachTimeThoughTheZipsAreUnpackedAnew() throws IOException {
        Path project = copied(EMPTY_PROJECT);

        assertThat(synthesized(project, "example.Pipeline")).isEqualTo(synthesized(project, "example.Pipeline"));
    }

    private static Path published(String name) {
        Path target = folder.resolve(name);
        run(
                Cloud.ROOT,
                List.of(Cloud.ROOT.resolve("scripts/release.sh").toString(), "--dirty", VERSION, target.toString()));
        return target;
    }

    private static JsonNode synthesized(Path project, String main) throws IOException {
        run(
                project,
                List.of(
                        Cloud.ROOT.resolve("mvnw").toString(),
                        "-q",
                        "-B",
                        "-Dmaven.repo.local=" + folder.resolve("local"),
                        "-Dmaven.repo.local.tail=" + System.getProperty("shoebox.localRepository"),
                        "-Dshoebox.version=" + VERSION,
                        "-Dshoebox.repository=" + repository.toUri(),
                        "compile"));
        run(
                project,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        "target/classes" + java.io.File.pathSeparator + "target/lib/*",
                        main));
        return new JsonMapper().readTree(Files.readString(project.resolve("cdk.out/Albums.template.json")));
    }

    private static Path copied(Path project) throws IOException {
        Path copy = Files.createTempDirectory(folder, "project");
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !project.relativize(file).startsWith("target"))
                    .toList()) {
                Path target = copy.resolve(project.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    private static Set<String> types(JsonNode template) {
        var types = new TreeSet<String>();
        template.path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        return types;
    }

    private static List<String> names(Path repository) throws IOException {
        try (Stream<Path> modules = Files.list(repository.resolve("io/shoebox"))) {
            return modules.map(module -> module.getFileName().toString()).toList();
        }
    }

    /** Of all files but Maven's own lists, which have the time in them. */
    private static SortedMap<String, String> digests(Path repository) {
        try (Stream<Path> files = Files.walk(repository)) {
            var digests = new TreeMap<String, String>();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .toList()) {
                digests.put(repository.relativize(file).toString(), sha256(file));
            }
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path where, List<String> command) {
        try {
            Path log = Files.createTempFile(folder, "run", ".log");
            ProcessBuilder process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(where.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            process.environment()
                    .putAll(Map.of("CDK_OUTDIR", where.resolve("cdk.out").toString()));
            Process running = process.start();
            boolean ended = running.waitFor(1, TimeUnit.HOURS);
            if (!ended) {
                running.destroyForcibly();
            }
            assertThat(ended && running.exitValue() == 0)
                    .as("%s%n%s", command, Files.readString(log, UTF_8))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
