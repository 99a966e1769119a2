package io.shoebox.infra.settings;

import java.util.regex.Pattern;

/**
 * Which of several deployments in an account this is; part of every name.
 *
 * @param value 1 to 12 of the characters {@code a-z 0-9}, the first a letter, so that bucket names stay within 63
 */
public record Stage(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{0,11}");

    /** @throws IllegalArgumentException if the value breaks the rule */
    public Stage {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "stage must be 1 to 12 of the characters a-z 0-9, the first a letter, not '" + value + "'");
        }
    }

    /** The name of a part of this deployment. */
    public String name(String part) {
        return "shoebox-" + value + "-" + part;
    }

    /** Where the functions' own metrics are. */
    public String metricsNamespace() {
        return "Shoebox/" + value;
    }
}
