package io.shoebox.twin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Reads synthesized templates. */
public final class Templates {
    private static final JsonMapper JSON = new JsonMapper();

    private Templates() {}

    /** The functions of all templates in a folder, by name. */
    public static List<DeployedFunction> functions(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .flatMap(file -> read(file).path("Resources").valueStream())
                    .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
                    .map(resource -> function(folder, resource.path("Properties")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeployedFunction function(Path folder, JsonNode function) {
        var environment = new HashMap<String, String>();
        var references = new HashSet<String>();
        function.at("/Environment/Variables").properties().forEach(variable -> {
            if (variable.getValue().isTextual()) {
                environment.put(variable.getKey(), variable.getValue().asText());
            } else {
                references.add(variable.getKey());
            }
        });
        return new DeployedFunction(
                function.path("FunctionName").asText(),
                function.path("Handler").asText(),
                folder.resolve("asset." + function.at("/Code/S3Key").asText()),
                function.path("MemorySize").asInt(),
                environment,
                references);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
