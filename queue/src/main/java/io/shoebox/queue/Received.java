package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as SQS tells of it (SQS API Reference, "ReceiveMessage", system attributes).
 *
 * @param receives how often it was received, this time included
 * @param sentAt when it was sent to its queue; null where the server does not say
 * @param firstReceivedAt when it was first received; null where the server does not say
 */
public record Received(
        String messageId,
        int receives,
        @Nullable Instant sentAt,
        @Nullable Instant firstReceivedAt) {
    private static final ScopedValue<Received> CURRENT = ScopedValue.newInstance();

    static Received of(SQSMessage message) {
        Map<String, String> attributes = message.getAttributes() == null ? Map.of() : message.getAttributes();
        String receives = attributes.get("ApproximateReceiveCount");
        return new Received(
                message.getMessageId(),
                receives == null ? 1 : Integer.parseInt(receives),
                time(attributes.get("SentTimestamp")),
                time(attributes.get("ApproximateFirstReceiveTimestamp")));
    }

    private static @Nullable Instant time(@Nullable String millis) {
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** The message that the current thread handles; empty outside of one. */
    public static Optional<Received> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does this as the work on the message. */
    <T> T handling(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
