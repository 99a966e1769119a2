package io.shoebox.twin.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.twin.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the CDK synthesized, as its own command reads it (CDK, "Cloud assembly schema"). */
final class Assembly {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final JsonNode artifacts;

    Assembly(Path folder) {
        this.folder = folder;
        artifacts = read("manifest.json").path("artifacts");
    }

    /**
     * A file to upload before its stack is created.
     *
     * @param bucket with the account's id and the region filled in, as in the key
     */
    record Asset(Path file, String bucket, String key) {}

    /**
     * A stack as it is to be created.
     *
     * @param templateUrl of the uploaded template: {@code s3://bucket/key}
     */
    record Stack(String name, Path template, String templateUrl, List<Asset> assets) {
        Stack {
            assets = List.copyOf(assets);
        }
    }

    /** All stacks, each behind those that it depends on. */
    List<Stack> stacks() {
        var ordered = new LinkedHashMap<String, Stack>();
        artifacts.fieldNames().forEachRemaining(name -> add(name, ordered));
        return List.copyOf(ordered.values());
    }

    private void add(String name, Map<String, Stack> ordered) {
        JsonNode artifact = artifacts.path(name);
        if (ordered.containsKey(name) || !artifact.path("type").asText().equals("aws:cloudformation:stack")) {
            return;
        }
        var assets = new ArrayList<Asset>();
        for (JsonNode dependency : artifact.path("dependencies")) {
            JsonNode other = artifacts.path(dependency.asText());
            if (other.path("type").asText().equals("cdk:asset-manifest")) {
                assets.addAll(assets(other.at("/properties/file").asText()));
            } else {
                add(dependency.asText(), ordered);
            }
        }
        JsonNode properties = artifact.path("properties");
        ordered.put(
                name,
                new Stack(
                        properties.path("stackName").asText(),
                        folder.resolve(properties.path("templateFile").asText()),
                        filled(properties.path("stackTemplateAssetObjectUrl").asText()),
                        assets));
    }

    private List<Asset> assets(String manifest) {
        var assets = new ArrayList<Asset>();
        for (JsonNode file : read(manifest).path("files")) {
            Path source = folder.resolve(file.at("/source/path").asText());
            for (JsonNode destination : file.path("destinations")) {
                assets.add(new Asset(
                        source,
                        filled(destination.path("bucketName").asText()),
                        filled(destination.path("objectKey").asText())));
            }
        }
        return assets;
    }

    private JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text) {
        return text.replace("${AWS::AccountId}", Emulator.ACCOUNT)
                .replace("${AWS::Region}", Emulator.REGION.id())
                .replace("${AWS::Partition}", "aws");
    }
}
