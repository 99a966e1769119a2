package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ExpirationRuleTest {
    /** The example of the S3 User Guide, "Lifecycle rules: based on an object's age". */
    @Test
    void theTimeIsRoundedUpToTheNextMidnight() {
        var rule = new ExpirationRule("invoices", "state", "void", 3);

        assertThat(rule.expiry(Instant.parse("2014-01-15T10:30:00Z"))).isEqualTo("2014-01-19T00:00:00Z");
        assertThat(rule.expiry(Instant.parse("2014-01-15T00:00:00Z"))).isEqualTo("2014-01-18T00:00:00Z");
    }

    @Test
    void aDayIsTheLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpirationRule("invoices", "state", "void", 0));
    }
}
