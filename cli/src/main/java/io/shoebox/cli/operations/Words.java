package io.shoebox.cli.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as people read them. */
final class Words {
    private static final String UNKNOWN = "-";

    private Words() {}

    static String text(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }

    static String count(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    static String seconds(@Nullable Double value) {
        return value == null ? UNKNOWN : duration(Duration.ofMillis((long) (value * 1000)));
    }

    static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    static String time(@Nullable Instant time) {
        return time == null ? UNKNOWN : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /** Reads 90, 90s, 5m, 2h or 1d. */
    static Duration duration(String text) {
        String number = text.replaceAll("[smhd]$", "");
        if (!number.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(text + " is no time such as 90, 5m, 2h or 1d");
        }
        long value = Long.parseLong(number);
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(value);
            case 'h' -> Duration.ofHours(value);
            case 'd' -> Duration.ofDays(value);
            default -> Duration.ofSeconds(value);
        };
    }
}
