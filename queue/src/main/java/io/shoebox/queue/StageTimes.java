package io.shoebox.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a photo took in the stages that end now. A stage whose beginning or end is not known is left out; clocks of
 * several machines may disagree, so one that would be negative took no time.
 */
public record StageTimes(Map<Stage, Duration> times) {
    public StageTimes {
        times = Map.copyOf(times);
    }

    /** Of the registration that the current message asked for. */
    public static StageTimes registered(Instant event, Instant now) {
        Received message = Received.current().orElse(null);
        var times = new EnumMap<Stage, Duration>(Stage.class);
        if (message != null) {
            put(times, Stage.EVENT, event, message.sentAt());
            put(times, Stage.UPLOADS_QUEUE, message.sentAt(), message.firstReceivedAt());
            put(times, Stage.REGISTRATION, message.firstReceivedAt(), now);
        }
        return new StageTimes(times);
    }

    /** Of the thumbnails that the current message asked for. */
    public static StageTimes ready(Instant event, Instant now) {
        Received message = Received.current().orElse(null);
        var times = new EnumMap<Stage, Duration>(Stage.class);
        if (message != null) {
            put(times, Stage.THUMBNAILS_QUEUE, message.sentAt(), message.firstReceivedAt());
            put(times, Stage.THUMBNAILS, message.firstReceivedAt(), now);
        }
        put(times, Stage.READY, event, now);
        return new StageTimes(times);
    }

    private static void put(Map<Stage, Duration> times, Stage stage, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) {
            times.put(stage, to.isBefore(from) ? Duration.ZERO : Duration.between(from, to));
        }
    }

    /** Tells each stage and its time in milliseconds, by order of the way. */
    public void forEachMillis(BiConsumer<Stage, Double> consumer) {
        for (Stage stage : Stage.values()) {
            Duration time = times.get(stage);
            if (time != null) {
                consumer.accept(stage, time.toNanos() / 1e6);
            }
        }
    }
}
