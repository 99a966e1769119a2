package io.shoebox.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of this module, to be run by this JVM's own kind on its own class path. */
public final class JavaProgram {
    private JavaProgram() {}

    public static List<String> words(Class<?> main, List<String> options, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return words;
    }
}
