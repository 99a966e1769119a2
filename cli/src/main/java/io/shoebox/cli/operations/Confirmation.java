package io.shoebox.cli.operations;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something is done that cannot be taken back, and says how many it touches. */
final class Confirmation {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    private final Reader input;

    /** @param input where answers come from; not closed, there may be more questions */
    Confirmation(Reader input) {
        this.input = input;
    }

    /** Whether there is nothing to ask. */
    boolean isGiven() {
        return yes;
    }

    /** Whether it may be done; who does not answer says no. */
    boolean agrees(OperatorOptions options, String question) {
        if (yes) {
            return true;
        }
        options.err().print(question + " [y/N] ");
        options.err().flush();
        boolean agreed = answer().strip().toLowerCase(Locale.ROOT).startsWith("y");
        if (!agreed) {
            options.err().println("Nothing was done.");
            options.err().flush();
        }
        return agreed;
    }

    private String answer() {
        try {
            var line = new StringBuilder();
            for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
                line.append((char) next);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
