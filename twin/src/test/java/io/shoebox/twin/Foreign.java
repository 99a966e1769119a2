package io.shoebox.twin;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.infra.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** What tests need that comes from elsewhere: where it is missing they are skipped, or fail in strict mode. */
final class Foreign {
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    static final String MISSING = " is not there: run ./shoebox test, which installs it";

    private Foreign() {}

    /** Whether skipping is failing. */
    static boolean isStrict() {
        return Boolean.parseBoolean(System.getenv("SHOEBOX_STRICT"));
    }

    /** Skips the test where there is no Node.js, which the CDK runs on. */
    static void needsNode() {
        assumeTrue(isStrict() || Node.isThere(), "there is no Node.js");
    }

    /** The same, if it is there. */
    static Path needed(Path python) {
        if (!Files.isExecutable(python)) {
            throw missing(CHECKOUT.relativize(python).toString());
        }
        return python;
    }

    /** Skips the test; in strict mode fails it. */
    static RuntimeException missing(String what) {
        if (isStrict()) {
            fail(what + MISSING);
        }
        return new TestAbortedException(what + MISSING);
    }
}
