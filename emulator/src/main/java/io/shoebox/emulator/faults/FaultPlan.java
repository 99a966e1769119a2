package io.shoebox.emulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which faults there are, and how often; shares are from 0 to 1.
 *
 * @param latency the longest that a request is held up; each waits for a random part of it
 * @param errors share of requests that are answered 500 without being done
 * @param dropEvents share of S3's events that are never sent
 * @param duplicateEvents share of S3's events that are sent twice
 * @param reorder share of S3's events that are held back until another has been sent, or a while has passed
 * @param seed of chance: the same requests in the same order meet the same faults
 */
public record FaultPlan(
        Duration latency, double errors, double dropEvents, double duplicateEvents, double reorder, long seed) {
    /** No faults. */
    public static final FaultPlan NONE = new FaultPlan(Duration.ZERO, 0, 0, 0, 0, 1);

    /** In words, for refusals and help. */
    public static final String RULE = "latency=0ms to 60s, and errors, drop-events, duplicate-events, reorder=0 to 1 or"
            + " 0% to 100%, and seed=a whole number, separated by commas";

    private static final Pattern TIME = Pattern.compile("(\\d{1,5})(ms|s)");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)(%?)");
    private static final Duration MOST_LATENCY = Duration.ofMinutes(1);
    private static final double PERCENT = 100;

    /** What has been read so far. */
    private static final class Draft {
        Duration latency = Duration.ZERO;
        double errors;
        double dropEvents;
        double duplicateEvents;
        double reorder;
        long seed = 1;
        final List<String> problems = new ArrayList<>();
    }

    /**
     * Reads {@code latency=200ms,errors=5%,reorder=0.1}.
     *
     * @throws IllegalArgumentException naming each field that is wrong, and what it may be
     */
    public static FaultPlan parse(String text) {
        var draft = new Draft();
        for (String field : text.split(",", -1)) {
            String[] parts = field.strip().split("=", 2);
            String value = parts.length == 2 ? parts[1].strip() : "";
            read(parts[0].strip(), value, draft);
        }
        if (!draft.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", draft.problems));
        }
        return new FaultPlan(
                draft.latency, draft.errors, draft.dropEvents, draft.duplicateEvents, draft.reorder, draft.seed);
    }

    private static void read(String name, String value, Draft draft) {
        switch (name) {
            case "latency" -> latency(value, draft);
            case "errors" -> share(name, value, draft, it -> draft.errors = it);
            case "drop-events" -> share(name, value, draft, it -> draft.dropEvents = it);
            case "duplicate-events" -> share(name, value, draft, it -> draft.duplicateEvents = it);
            case "reorder" -> share(name, value, draft, it -> draft.reorder = it);
            case "seed" -> seed(value, draft);
            default -> draft.problems.add("there is no fault of the name '" + printable(name) + "': " + RULE);
        }
    }

    private static void latency(String value, Draft draft) {
        Matcher time = TIME.matcher(value);
        Duration read = !time.matches()
                ? MOST_LATENCY.plusSeconds(1)
                : time.group(2).equals("s")
                        ? Duration.ofSeconds(Long.parseLong(time.group(1)))
                        : Duration.ofMillis(Long.parseLong(time.group(1)));
        if (read.compareTo(MOST_LATENCY) > 0) {
            draft.problems.add("latency is from 0ms to 60s, such as 200ms or 2s, not '" + printable(value) + "'");
        } else {
            draft.latency = read;
        }
    }

    private static void share(String name, String value, Draft draft, DoubleConsumer into) {
        Matcher share = SHARE.matcher(value);
        double read = share.matches()
                ? Double.parseDouble(share.group(1)) / (share.group(2).isEmpty() ? 1 : PERCENT)
                : 2;
        if (read > 1) {
            draft.problems.add(
                    name + " is from 0 to 1, or from 0% to 100%, such as 0.05 or 5%, not '" + printable(value) + "'");
        } else {
            into.accept(read);
        }
    }

    private static void seed(String value, Draft draft) {
        if (value.matches("-?\\d{1,18}")) {
            draft.seed = Long.parseLong(value);
        } else {
            draft.problems.add("seed is a whole number of at most 18 digits, not '" + printable(value) + "'");
        }
    }

    private static String printable(String text) {
        String clean = text.replaceAll("\\p{C}", "?");
        return clean.substring(0, Math.min(clean.length(), 40));
    }

    /** Whether there are any. */
    public boolean isOn() {
        return disturbsRequests() || disturbsEvents();
    }

    /** Whether requests are held up or refused. */
    public boolean disturbsRequests() {
        return !latency.isZero() || errors > 0;
    }

    /** Whether S3's events get lost, come twice or in another order. */
    public boolean disturbsEvents() {
        return dropEvents > 0 || duplicateEvents > 0 || reorder > 0;
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "latency=%dms,errors=%s,drop-events=%s,duplicate-events=%s,reorder=%s,seed=%d",
                latency.toMillis(),
                errors,
                dropEvents,
                duplicateEvents,
                reorder,
                seed);
    }
}
