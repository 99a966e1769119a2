package io.shoebox.emulator.sigv4;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The header {@code x-amz-date}, such as {@code 20261125T120000Z}. */
public final class SigningDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private SigningDate() {}

    /** Whether it is a date, and no further from now than that. */
    public static boolean isWithin(Duration drift, String date, Instant now) {
        try {
            Instant signedAt = LocalDateTime.parse(date, FORM).toInstant(ZoneOffset.UTC);
            return Duration.between(signedAt, now).abs().compareTo(drift) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
