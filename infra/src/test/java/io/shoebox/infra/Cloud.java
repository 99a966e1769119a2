package io.shoebox.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Packages;
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

    /** Another value for each setting. */
    public static final Path EVERY_SETTING = Path.of("src/test/resources/io/shoebox/infra/every-setting.yaml");

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

    /** With every setting changed, checked by cdk-nag. */
    public static Cloud changed() {
        assumeNode();
        return Changed.CLOUD;
    }

    static Cloud of(boolean everySettingChanged) {
        return everySettingChanged ? changed() : standard();
    }

    /** What is checked by cdk-nag and cfn-lint. */
    enum Kind {
        STANDARD,
        EVERY_SETTING_CHANGED,
        IN_A_TEAMS_STACK;

        Cloud cloud() {
            return switch (this) {
                case STANDARD -> standard();
                case EVERY_SETTING_CHANGED -> changed();
                case IN_A_TEAMS_STACK -> TeamApp.cloud();
            };
        }
    }

    private static final class Changed {
        static final Cloud CLOUD = synthesize(
                Settings.from(EVERY_SETTING, Map.of()),
                Path.of("target", "cdk.changed").toAbsolutePath(),
                true);
    }

    public static Cloud synthesize(Map<String, String> settings, Path out) {
        return synthesize(Settings.from(settings), out, true);
    }

    private static Cloud synthesize(Settings settings, Path out, boolean checked) {
        return synthesize(settings, Packages.onClassPath(), out, checked);
    }

    /** The templates alone, with functions out of empty packages: this takes a tenth of the time. */
    public static Cloud templatesOnly(Settings settings, Path out) throws IOException {
        assumeNode();
        return synthesize(settings, emptyPackages(out.resolveSibling("packages")), out, false);
    }

    /** Packages for templates that are only looked at. */
    static Packages emptyPackages(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (FunctionPackage function : FunctionPackage.values()) {
            Path zip = folder.resolve(function.zip());
            if (!Files.exists(zip)) {
                Files.createFile(zip);
            }
        }
        return Packages.in(folder);
    }

    /** An app that is not Shoebox's. */
    static Cloud of(App app, Path out) {
        app.synth();
        return new Cloud(out);
    }

    private static Cloud synthesize(Settings settings, Packages packages, Path out, boolean checked) {
        assumeNode();
        deleteIfThere(out);
        App app = PipelineApp.create(settings, packages, out);
        if (checked) {
            Aspects.of(app).add(new AwsSolutionsChecks());
        }
        app.synth();
        return new Cloud(out);
    }

    public Path folder() {
        return folder;
    }

    /** The template of a stack, like {@code Storage}. */
    public JsonNode template(String stack) {
        return read(folder.resolve(stack + ".template.json"));
    }

    public JsonNode manifest() {
        return read(folder.resolve("manifest.json"));
    }

    /** All templates, by stack. */
    public Map<String, JsonNode> templates() {
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

    /** The properties of all resources of a type, in all stacks. */
    public List<JsonNode> properties(String type) {
        return templates().keySet().stream()
                .flatMap(stack -> properties(stack, type).stream())
                .toList();
    }

    /** Strict runs fail without Node, in the words of {@link Node}; others skip. */
    static void assumeNode() {
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
