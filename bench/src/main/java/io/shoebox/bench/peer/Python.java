package io.shoebox.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A Python that has pillow-heif, and the programs for it.
 *
 * @param program the interpreter, as {@code scripts/python-env.sh heif} prints it
 * @param folder where the programs are
 */
public record Python(Path program, Path folder) {
    /** Puts the programs under the work folder. */
    public static Python in(Path program, Path workFolder) throws IOException {
        Path folder = Files.createDirectories(workFolder.resolve("heif"));
        for (String name : List.of("peer.py", "make.py")) {
            try (InputStream resource = Objects.requireNonNull(Python.class.getResourceAsStream("heif/" + name))) {
                Files.write(folder.resolve(name), resource.readAllBytes());
            }
        }
        return new Python(program, folder);
    }

    List<String> words(String script, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.add(folder.resolve(script).toString());
        words.addAll(List.of(arguments));
        return words;
    }

    /** Runs one of the programs to its end. */
    public void run(String script, String... arguments) throws IOException {
        Programs.run(Path.of("."), words(script, arguments));
    }
}
