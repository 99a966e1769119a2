package io.shoebox.cli;

import java.io.Console;
import java.util.Optional;

/** Where a person reads and types. */
final class Terminal {
    private Terminal() {}

    /** Empty if input or output is a pipe or a file. */
    @SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where there is no terminal
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
