package io.shoebox.worker.container;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The image's recipe as its tests read it: the instructions of its last stage, and of those before. */
record Dockerfile(List<Instruction> instructions) {
    /** Where the project is, from a module's folder. */
    static final Path ROOT = Path.of("..");

    record Instruction(String word, String rest) {
        /** The form that needs no shell. */
        List<String> words() throws IOException {
            return new JsonMapper().readValue(rest, new TypeReference<List<String>>() {});
        }
    }

    static Dockerfile read() throws IOException {
        var instructions = new ArrayList<Instruction>();
        for (String line : Files.readAllLines(ROOT.resolve("worker/Dockerfile"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" ", 2);
                instructions.add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(instructions);
    }

    /** What the image is made by: all that follows the last FROM. */
    List<Instruction> last() {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).word().equals("FROM")) {
                from = i;
            }
        }
        return instructions.subList(from, instructions.size());
    }

    Instruction only(String word) {
        List<Instruction> found =
                last().stream().filter(i -> i.word().equals(word)).toList();
        if (found.size() != 1) {
            throw new AssertionError(word + " is there " + found.size() + " times");
        }
        return found.getFirst();
    }

    /** The variables that the image sets. */
    Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        for (String pair : only("ENV").rest().split(" ", -1)) {
            String[] parts = pair.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }
}
