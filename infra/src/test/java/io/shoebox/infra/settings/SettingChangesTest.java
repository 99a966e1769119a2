package io.shoebox.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoebox.infra.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What changes in the templates when one setting does, for each setting: a file that a reviewer reads, written anew by
 * {@code ./mvnw verify -pl infra -am -Dshoebox.snapshot=write}.
 */
final class SettingChangesTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/io/shoebox/infra/setting-changes.txt");
    /** They mean something together only. */
    private static final Set<String> DIRECTORY = Set.of("users.poolId", "users.clientId", "users.identityPoolId");
    /** Without these, the settings of containers change nothing. */
    private static final Set<String> CONTAINERS = Set.of(
            "workers.runOn", "workers.fargate.image", "workers.fargate.subnets", "workers.fargate.securityGroups");

    /** Of each, all are given or none. */
    private static final List<Set<String>> TOGETHER = List.of(
            DIRECTORY,
            CONTAINERS,
            Set.of("web.domain", "web.certificate"),
            Set.of("network.subnets", "network.securityGroups"));

    private final Map<String, String> changed = SettingsFile.read(Cloud.EVERY_SETTING);

    @Test
    void theFileOfChangedSettingsChangesEveryOne() {
        Map<String, Object> others = values(Settings.from(changed), "");
        Map<String, Object> defaults = values(Settings.standard(), "");

        assertThat(others.keySet()).containsExactlyInAnyOrderElementsOf(names());
        assertThat(others)
                .allSatisfy(
                        (name, value) -> assertThat(value).as(name).isNotNull().isNotEqualTo(defaults.get(name)));
    }

    @Test
    void aSettingChangesWhatItNamesAndNothingElseAndTakesAwayNoExport(@TempDir Path out) throws IOException {
        Cloud standard = Cloud.templatesOnly(Settings.standard(), out.resolve("standard"));
        Cloud containers = Cloud.templatesOnly(Settings.from(given(CONTAINERS)), out.resolve("containers"));
        var text = new StringBuilder();
        for (String name : names()) {
            Cloud cloud = Cloud.templatesOnly(Settings.from(alone(name)), out.resolve(name));
            text.append(name).append('\n');
            differences(isOfContainers(name) ? containers : standard, cloud)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            if (!name.equals("stage") && !DIRECTORY.contains(name)) {
                assertThat(exports(cloud)).as(name).isEqualTo(exports(standard));
            }
        }
        if ("write".equals(System.getProperty("shoebox.snapshot"))) {
            Files.writeString(SNAPSHOT, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(SNAPSHOT));
    }

    private static List<String> names() {
        return SettingsReader.leaves(Settings.class).stream()
                .map(SettingsReader.Leaf::path)
                .toList();
    }

    private static boolean isOfContainers(String name) {
        return name.startsWith("workers.fargate.") && !CONTAINERS.contains(name);
    }

    private Map<String, String> given(Set<String> names) {
        var values = new TreeMap<String, String>();
        names.forEach(each -> values.put(each, changed.getOrDefault(each, "")));
        return values;
    }

    /** The setting, with those that it needs. */
    private Map<String, String> alone(String name) {
        Set<String> needed = name.equals("alarms.monthlyBudget")
                ? Set.of(name, "alarms.email")
                : TOGETHER.stream()
                        .filter(all -> all.contains(name))
                        .findFirst()
                        .orElse(Set.of(name));
        Map<String, String> values = given(needed);
        if (isOfContainers(name)) {
            values.putAll(given(CONTAINERS));
        }
        // The third photo would not fit into the time.
        if (name.equals("thumbnails.mostSeconds")) {
            values.put("workers.thumbnailer.batchSize", "2");
        }
        return values;
    }

    private static Set<String> differences(Cloud before, Cloud after) {
        var lines = new TreeSet<String>();
        Map<String, JsonNode> old = resources(before);
        Map<String, JsonNode> now = resources(after);
        var both = new TreeSet<>(old.keySet());
        both.addAll(now.keySet());
        for (String resource : both) {
            JsonNode one = old.get(resource);
            JsonNode other = now.get(resource);
            if (one == null || other == null) {
                lines.add((one == null ? "new " : "gone ") + resource);
            } else if (!one.equals(other)) {
                lines.add(resource + " " + members(one, other));
            }
        }
        return lines.size() > 20 ? Set.of(summary(lines)) : lines;
    }

    private static String summary(Set<String> lines) {
        return lines.size() + " resources: "
                + lines.stream()
                        .map(line -> line.replaceFirst("^\\S+ ", ""))
                        .flatMap(members -> List.of(members.split(", ", -1)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String members(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        for (String group : List.of("Properties", "")) {
            JsonNode a = group.isEmpty() ? one : one.path(group);
            JsonNode b = group.isEmpty() ? other : other.path(group);
            var members = new ArrayList<String>();
            a.fieldNames().forEachRemaining(members::add);
            b.fieldNames().forEachRemaining(members::add);
            members.stream()
                    .filter(member ->
                            !member.equals("Properties") && !a.path(member).equals(b.path(member)))
                    .forEach(names::add);
        }
        return String.join(", ", names);
    }

    /** The resources of all stacks, and what the manifest says of each. */
    private static Map<String, JsonNode> resources(Cloud cloud) {
        var resources = new TreeMap<String, JsonNode>();
        cloud.templates()
                .forEach((stack, template) -> withoutHashes(template)
                        .path("Resources")
                        .properties()
                        .forEach(resource -> resources.put(stack + "/" + resource.getKey(), resource.getValue())));
        cloud.manifest().path("artifacts").properties().forEach(artifact -> {
            JsonNode protection = artifact.getValue().at("/properties/terminationProtection");
            if (protection.asBoolean()) {
                resources.put(artifact.getKey() + " terminationProtection", protection);
            }
            // A stack's tags are on all its resources.
            JsonNode tags = artifact.getValue().at("/properties/tags");
            if (!tags.isMissingNode()) {
                resources.put(artifact.getKey() + " tags", tags);
            }
        });
        return resources;
    }

    /** A function's version has the hash of its configuration in its name. */
    private static JsonNode withoutHashes(JsonNode template) {
        try {
            return new com.fasterxml.jackson.databind.json.JsonMapper()
                    .readTree(template.toString().replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> exports(Cloud cloud) {
        var exports = new TreeSet<String>();
        cloud.templates()
                .values()
                .forEach(template -> template.path("Outputs").forEach(output -> {
                    JsonNode name = output.at("/Export/Name");
                    if (!(name instanceof MissingNode)) {
                        exports.add(name.asText());
                    }
                }));
        return exports;
    }

    private static Map<String, Object> values(Record group, String prefix) {
        var values = new TreeMap<String, Object>();
        for (var component : group.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(group);
                String name = prefix + component.getName();
                if (value instanceof Record nested && !(value instanceof Stage)) {
                    values.putAll(values(nested, name + "."));
                } else if (value != null) {
                    values.put(name, value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }
}
