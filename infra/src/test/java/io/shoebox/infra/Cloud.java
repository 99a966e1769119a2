package io.shoebox.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.shoebox.infra.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** Synthesized templates, once for all tests of a JVM: the first synthesis takes half a minute. */
public final class Cloud {
    /** The project's folder. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Where cfn-lint and the deploy script find the templates. */
    static final Path OUT = Path.of("target", "cdk.out").toAbsolutePath();

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    private Cloud(Path folder) {
        this.folder = folder;
    }

    /** With the default settings, checked by cdk-nag. */
    public static Cloud standard() {
        assumeNode();
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final Cloud STANDARD = synthesize(Map.of(), OUT);
    }

    public static Cloud synthesize(Map<String, String> context, Path out) {
        assumeNode();
        deleteIfThere(out);
        App app = PipelineApp.create(Settings.from(context), ROOT, out);
        Aspects.of(app).add(new AwsSolutionsChecks());
        app.synth();
        return new Cloud(out);
    }

    Path folder() {
        return folder;
    }

    /** The template of a stack, like {@code Storage}. */
    public JsonNode template(String stack) {
        return read(folder.resolve(stack + ".template.json"));
    }

    JsonNode manifest() {
        return read(folder.resolve("manifest.json"));
    }

    /** All templates, by stack. */
    Map<String, JsonNode> templates() {
        try (Stream<Path> files = Files.list(folder)) {
            var templates = new LinkedHashMap<String, JsonNode>();
            files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .forEach(file ->
                            templates.put(file.getFileName().toString().replace(".template.json", ""), read(file)));
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of a stack's resources of a type. */
    public List<JsonNode> properties(String stack, String type) {
        return StreamSupport.stream(template(stack).path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    /** Strict runs fail without Node, in the words of {@link Node}; others skip. */
    private static void assumeNode() {
        assumeTrue("true".equals(System.getenv("SHOEBOX_STRICT")) || Node.isThere(), "there is no Node.js");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfThere(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
