package io.shoebox.operations.appsync;

import io.shoebox.operations.queues.DeadLetter;
import io.shoebox.operations.queues.QueueState;
import io.shoebox.operations.queues.Redrive;
import io.shoebox.operations.workers.WorkerState;
import io.shoebox.uploadapi.appsync.DateTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is about queues, as the objects of {@code schema.graphql}. */
public final class QueueFields {
    private QueueFields() {}

    public static Map<String, @Nullable Object> of(QueueState state) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", state.name().name());
        fields.put("waiting", state.counts().waiting());
        fields.put("inFlight", state.counts().inFlight());
        fields.put("delayed", state.counts().delayed());
        fields.put("oldestSeconds", state.pace().oldestSeconds());
        fields.put("inPerMinute", state.pace().inPerMinute());
        fields.put("outPerMinute", state.pace().outPerMinute());
        fields.put("secondsToDrain", state.secondsToDrain());
        fields.put("deadLetters", state.counts().deadLetters());
        fields.put("worker", state.worker() == null ? null : of(state.worker()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(WorkerState state) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", state.name().name());
        fields.put("paused", state.paused());
        fields.put("by", state.by());
        fields.put("reason", state.reason());
        fields.put("since", time(state.since()));
        return fields;
    }

    public static Map<String, @Nullable Object> of(DeadLetter letter) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("messageId", letter.messageId());
        fields.put("queue", letter.queue().name());
        fields.put("event", letter.event());
        fields.put("s3Key", letter.s3Key());
        fields.put("owner", letter.owner());
        fields.put("receives", letter.receives());
        fields.put("firstReceivedAt", time(letter.firstReceivedAt()));
        fields.put("sentAt", time(letter.sentAt()));
        fields.put("body", letter.body());
        fields.put("unreadable", letter.unreadable());
        return fields;
    }

    public static Map<String, @Nullable Object> of(Redrive redrive) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", redrive.id());
        fields.put("queue", redrive.queue().name());
        fields.put("status", redrive.status().name());
        fields.put("moved", redrive.moved());
        fields.put("total", redrive.total());
        fields.put("perSecond", redrive.perSecond());
        fields.put("startedAt", time(redrive.startedAt()));
        fields.put("by", redrive.by());
        fields.put("reason", redrive.reason());
        return fields;
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : DateTimes.text(time);
    }
}
