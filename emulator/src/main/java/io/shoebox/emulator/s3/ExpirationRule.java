package io.shoebox.emulator.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A rule of a bucket's lifecycle: what bears this tag is removed some days after it was put (S3 User Guide, "Lifecycle
 * configuration elements").
 *
 * @param days from 1 on
 */
public record ExpirationRule(String bucket, String tag, String value, int days) {
    /** @throws IllegalArgumentException if it is less than a day */
    public ExpirationRule {
        if (days < 1) {
            throw new IllegalArgumentException("a rule of a lifecycle has a day at least");
        }
    }

    /** Rounded up to the next midnight, UTC, as S3 does. */
    Instant expiry(Instant put) {
        Instant due = put.plus(days, ChronoUnit.DAYS);
        Instant midnight = due.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(due) ? due : midnight.plus(1, ChronoUnit.DAYS);
    }
}
