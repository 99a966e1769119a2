package io.shoebox.uploadapi.appsync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** AppSync's scalar {@code AWSDateTime}. */
public final class DateTimes {
    private DateTimes() {}

    /** ISO 8601 in UTC, to the millisecond. */
    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
