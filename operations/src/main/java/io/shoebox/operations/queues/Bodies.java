package io.shoebox.operations.queues;

import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.operations.places.QueueName;
import io.shoebox.queue.Decoded;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.queue.UploadEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Reads messages of the queues as their workers do. */
final class Bodies {
    private static final int LONGEST = 2000;

    private Bodies() {}

    /** What a body is about. */
    private record About(
            @Nullable String event,
            @Nullable String s3Key,
            @Nullable String unreadable) {}

    static DeadLetter read(QueueName queue, Message message) {
        About about = queue == QueueName.THUMBNAILS ? request(message.body()) : event(message.body());
        return new DeadLetter(
                message.messageId(),
                queue,
                about.event(),
                about.s3Key() == null ? null : printable(about.s3Key()),
                owner(about.s3Key()),
                receives(message),
                time(message, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP),
                time(message, MessageSystemAttributeName.SENT_TIMESTAMP),
                printable(message.body()),
                about.unreadable() == null ? null : printable(about.unreadable()));
    }

    private static About event(String body) {
        return switch (new S3EventDecoder().decode(body).getFirst()) {
            case Decoded.Event<UploadEvent>(UploadEvent.Created created) ->
                new About("ObjectCreated", created.key(), null);
            case Decoded.Event<UploadEvent>(UploadEvent.Removed removed) ->
                new About("ObjectRemoved", removed.key(), null);
            case Decoded.Irrelevant<UploadEvent>(String reason) -> new About(reason, null, null);
            case Decoded.Unreadable<UploadEvent>(String reason) -> new About(null, null, reason);
        };
    }

    private static About request(String body) {
        return switch (new ThumbnailRequestCodec().decode(body).getFirst()) {
            case Decoded.Event<ThumbnailRequest>(ThumbnailRequest request) ->
                new About("ThumbnailRequest", request.key().toString(), null);
            case Decoded.Irrelevant<ThumbnailRequest>(String reason) -> new About(reason, null, null);
            case Decoded.Unreadable<ThumbnailRequest>(String reason) -> new About(null, null, reason);
        };
    }

    private static @Nullable String owner(@Nullable String key) {
        return key != null && PhotoKey.parse(key) instanceof ParsedKey.Valid(PhotoKey photo)
                ? photo.owner().value()
                : null;
    }

    /** Whatever somebody sent: bounded, and without what a terminal or page would not show as it is. */
    static String printable(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "·");
    }

    private static int receives(Message message) {
        Map<MessageSystemAttributeName, String> attributes = message.attributes();
        return Integer.parseInt(attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0"));
    }

    private static @Nullable Instant time(Message message, MessageSystemAttributeName name) {
        String millis = message.attributes().get(name);
        return millis == null || millis.isBlank() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
