package io.shoebox.uploadapi.identity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists in settings. */
final class Lists {
    private Lists() {}

    /** The parts between commas, without spaces around them. */
    static Set<String> of(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
