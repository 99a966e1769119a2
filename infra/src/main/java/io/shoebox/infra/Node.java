package io.shoebox.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Node.js, on which the CDK's own code runs. */
public final class Node {
    private Node() {}

    /** Whether there is one on the PATH. */
    public static boolean isThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .anyMatch(folder ->
                        Files.isExecutable(Path.of(folder, "node")) || Files.isExecutable(Path.of(folder, "node.exe")));
    }

    /** @throws IllegalStateException if there is none */
    static void require() {
        if (!isThere()) {
            throw new IllegalStateException("the CDK runs on Node.js 20 or newer, and there is no 'node' on the PATH");
        }
    }
}
