package io.shoebox.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A program for Node.js with packages of its own, at the versions of its lock file. */
public final class NodeProgram {
    private final Path script;

    private NodeProgram(Path script) {
        this.script = script;
    }

    public static boolean canRun() {
        return Programs.installed("node") && Programs.installed("npm");
    }

    /**
     * Writes it to a folder, and installs its packages there if they are not.
     *
     * @param resources where package.json, package-lock.json and the script are, beside this class
     * @param proof what is there once the packages are
     */
    public static NodeProgram installed(Path folder, String resources, String script, String proof) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("package.json", "package-lock.json", script)) {
            try (InputStream resource =
                    Objects.requireNonNull(NodeProgram.class.getResourceAsStream(resources + name))) {
                Files.write(folder.resolve(name), resource.readAllBytes());
            }
        }
        if (!Files.exists(folder.resolve(proof).resolve("package.json"))) {
            Programs.run(folder, List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
        return new NodeProgram(folder.resolve(script));
    }

    public List<String> words(String... arguments) {
        List<String> words = new ArrayList<>(List.of("node", script.toString()));
        words.addAll(List.of(arguments));
        return words;
    }
}
