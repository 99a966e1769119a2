package io.shoebox.twin;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** What tests need that comes from elsewhere: where it is missing they are skipped, or fail in strict mode. */
final class Foreign {
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    static final String MISSING = " is not there: run ./shoebox test, which installs it";

    private Foreign() {}

    /** The same, if it is there. */
    static Path needed(Path python) {
        if (!Files.isExecutable(python)) {
            throw missing(CHECKOUT.relativize(python).toString());
        }
        return python;
    }

    /** Skips the test; in strict mode fails it. */
    static RuntimeException missing(String what) {
        if (Boolean.parseBoolean(System.getenv("SHOEBOX_STRICT"))) {
            fail(what + MISSING);
        }
        return new TestAbortedException(what + MISSING);
    }
}
