package io.shoebox.cli.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something is done that cannot be taken back, and says how many it touches. */
final class Confirmation {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

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

    private static String answer() {
        try {
            // Not closed: there may be more questions.
            var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
