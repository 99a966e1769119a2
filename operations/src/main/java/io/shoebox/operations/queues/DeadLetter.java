package io.shoebox.operations.queues;

import io.shoebox.operations.places.QueueName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was received too often without being done.
 *
 * @param event what it asks for
 * @param s3Key of which photo; of the first, if it is about several
 * @param owner the photo's, if the key names one
 * @param receives how often it was received, looks included
 * @param body its beginning, printable
 * @param unreadable why it cannot be read; null if it can
 */
public record DeadLetter(
        String messageId,
        QueueName queue,
        @Nullable String event,
        @Nullable String s3Key,
        @Nullable String owner,
        int receives,
        @Nullable Instant firstReceivedAt,
        @Nullable Instant sentAt,
        String body,
        @Nullable String unreadable) {}
