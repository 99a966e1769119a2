package io.shoebox.twin;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.infra.Node;
import io.shoebox.local.ServerAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** What tests need that comes from elsewhere: where it is missing they are skipped, or fail in strict mode. */
public final class Foreign {
    public static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    static final String MISSING = " is not there: run ./shoebox test, which installs it";

    private Foreign() {}

    /** Where servers write their logs. */
    public static Path logs() {
        try {
            return Files.createDirectories(Path.of("target", "servers").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** S3 and SQS of a server that takes any credentials; it knows this access key's secret. */
    public static ServerAccess access(URI endpoint, URI dynamo) {
        return new ServerAccess(
                endpoint, endpoint, dynamo, Region.US_EAST_1, AwsBasicCredentials.create("test", "test"));
    }

    /** Whether skipping is failing. */
    static boolean isStrict() {
        return Boolean.parseBoolean(System.getenv("SHOEBOX_STRICT"));
    }

    /** Skips the test where there is no Node.js, which the CDK runs on. */
    public static void needsNode() {
        assumeTrue(isStrict() || Node.isThere(), "there is no Node.js");
    }

    /** The same, if it is there. */
    public static Path needed(Path python) {
        if (!Files.isExecutable(python)) {
            throw missing(CHECKOUT.relativize(python).toString());
        }
        return python;
    }

    /** Skips the test; in strict mode fails it. */
    public static RuntimeException missing(String what) {
        if (isStrict()) {
            fail(what + MISSING);
        }
        return new TestAbortedException(what + MISSING);
    }
}
