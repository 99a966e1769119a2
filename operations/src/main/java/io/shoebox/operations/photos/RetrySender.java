package io.shoebox.operations.photos;

import io.shoebox.model.Photo;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Asks the workers to try a photo again, by the messages that they know: a rejected photo by an event of its upload, which
 * is the next after the one that rejected it and before any that S3 sends later; one that was verified by a request for its
 * thumbnails. No row is touched here, so that the workers' order of events holds.
 */
public final class RetrySender {
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final Places places;

    public RetrySender(SqsClient sqs, Places places) {
        this.sqs = sqs;
        this.places = places;
    }

    /** Sends what is to be tried again; how many that was. A photo that is ready or gone is not. */
    int send(List<Photo> photos) {
        var bodies = new EnumMap<QueueName, List<String>>(QueueName.class);
        for (Photo photo : photos) {
            queue(photo)
                    .ifPresent(queue -> bodies.computeIfAbsent(queue, some -> new ArrayList<>())
                            .add(body(photo, queue)));
        }
        bodies.forEach(this::send);
        return bodies.values().stream().mapToInt(List::size).sum();
    }

    private static Optional<QueueName> queue(Photo photo) {
        return switch (photo.status()) {
            case REJECTED -> Optional.of(QueueName.UPLOADS);
            case FAILED, REGISTERED -> Optional.of(QueueName.THUMBNAILS);
            case READY, DELETED -> Optional.empty();
        };
    }

    private String body(Photo photo, QueueName queue) {
        return queue == QueueName.UPLOADS
                ? UploadEventJson.created(
                        places.photosBucket(), photo, photo.sequencer().next())
                : ThumbnailRequestCodec.encode(new ThumbnailRequest(photo.key(), photo.sequencer(), photo.createdAt()));
    }

    private void send(QueueName queue, List<String> bodies) {
        String url = places.queue(queue).url();
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<String> batch = bodies.subList(from, Math.min(bodies.size(), from + BATCH));
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (int i = 0; i < batch.size(); i++) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(batch.get(i))
                        .build());
            }
            var failed = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries))
                    .failed();
            if (!failed.isEmpty()) {
                throw new IllegalStateException(failed.size() + " messages could not be sent: "
                        + Map.of(failed.getFirst().id(), failed.getFirst().code()));
            }
        }
    }
}
