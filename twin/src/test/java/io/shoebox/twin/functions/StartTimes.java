package io.shoebox.twin.functions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how long functions take to start and to answer first and then: medians of five starts, each in a new process.
 * Without a snapshot, on this machine; in Lambda a restored snapshot takes the place of the start.
 */
final class StartTimes {
    private static final int STARTS = 5;
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Map<String, String> EVENTS = Map.of(
            "presign", Events.ticket(1),
            "photos", Events.appSync("Query", "listMyCollections", Map.of()),
            "ingest",
                    Events.sqs(Events.put(
                            "photos", Events.IDENTITY + "/holiday/0190163d-8694-739b-aea5-966c26f8ad91-gone.jpg", 1)),
            "thumbnailer",
                    Events.sqs("{\"key\":\"" + Events.IDENTITY
                            + "/holiday/0190163d-8694-739b-aea5-966c26f8ad91-gone.jpg\",\"sequencer\":\"01\","
                            + "\"uploadedAt\":\"2026-11-22T12:00:00Z\"}"),
            "notifier", "{}");

    private StartTimes() {}

    /** Prints a table of the named functions, or of all. */
    public static void main(String... args) {
        List<String> parts =
                args.length > 0 ? List.of(args) : List.of("presign", "photos", "ingest", "thumbnailer", "notifier");
        try (var twin = new LocalTwin()) {
            for (boolean warmed : List.of(false, true)) {
                System.out.printf(
                        "%n%s%n%-12s %8s %8s %8s  (ms, medians of %d)%n",
                        warmed ? "with the work for the snapshot" : "without it",
                        "function",
                        "init",
                        "first",
                        "second",
                        STARTS);
                for (String part : parts) {
                    System.out.println(measure(twin, part, warmed));
                }
            }
        }
    }

    private static String measure(LocalTwin twin, String part, boolean warmed) {
        String event = EVENTS.getOrDefault(part, "{}");
        var init = new ArrayList<Long>();
        var first = new ArrayList<Long>();
        var second = new ArrayList<Long>();
        for (int i = 0; i < STARTS; i++) {
            try (FunctionProcess function = twin.start(part, warmed)) {
                init.add(function.init().toMillis());
                first.add(invoke(function, event));
                second.add(invoke(function, event));
            }
        }
        return "%-12s %8d %8d %8d".formatted(part, median(init), median(first), median(second));
    }

    private static long invoke(FunctionProcess function, String event) {
        long start = System.nanoTime();
        if (function.invoke(event, MOST) instanceof Answer.Failed(String error)) {
            throw new IllegalStateException(error);
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
