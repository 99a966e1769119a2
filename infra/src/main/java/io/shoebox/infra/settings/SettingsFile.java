package io.shoebox.infra.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as YAML: groups are mappings in one another, lists are sequences. */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private SettingsFile() {}

    /**
     * The values by their names with dots, as texts.
     *
     * @throws IllegalArgumentException if the file is not there, or not YAML
     */
    static Map<String, String> read(Path file) {
        try {
            var values = new TreeMap<String, String>();
            JsonNode root = YAML.readTree(Files.readString(file));
            if (!root.isMissingNode() && !root.isNull() && !root.isObject()) {
                throw new IllegalArgumentException(file + " must hold names and values");
            }
            add(root, "", values);
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(JsonNode node, String prefix, Map<String, String> values) {
        node.properties().forEach(member -> {
            String path = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject() && !isTags(path)) {
                add(value, path + ".", values);
            } else {
                values.put(path, text(value));
            }
        });
    }

    private static boolean isTags(String path) {
        return SettingsReader.leaves(Settings.class).stream()
                .anyMatch(leaf -> leaf.path().equals(path));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(SettingsFile::text).collect(Collectors.joining(","));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(member -> member.getKey() + "=" + text(member.getValue()))
                    .collect(Collectors.joining(","));
        }
        return value.isNull() ? "" : value.asText();
    }
}
