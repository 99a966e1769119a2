package io.shoebox.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command: options that all have a value, and at most one word without.
 *
 * @param usage said about words that are wrong
 */
record Arguments(Optional<String> word, Map<String, String> options, String usage) {
    Arguments {
        options = Map.copyOf(options);
    }

    /** @throws IllegalArgumentException that says how the command is used */
    static Arguments parse(String usage, Set<String> known, String... words) {
        Optional<String> word = Optional.empty();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                if (word.isPresent()) {
                    throw new IllegalArgumentException(usage);
                }
                word = Optional.of(words[i]);
            } else if (known.contains(words[i]) && i + 1 < words.length) {
                options.put(words[i], words[++i]);
            } else {
                throw new IllegalArgumentException(usage);
            }
        }
        return new Arguments(word, options, usage);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option));
    }

    Path path(String option, Path otherwise) {
        return text(option).map(Path::of).orElse(otherwise);
    }

    int number(String option, int otherwise, int least) {
        try {
            int number = text(option).map(Integer::valueOf).orElse(otherwise);
            if (number >= least) {
                return number;
            }
            throw new IllegalArgumentException(usage);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(usage, e);
        }
    }
}
