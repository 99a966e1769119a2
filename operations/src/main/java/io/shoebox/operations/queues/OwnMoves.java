package io.shoebox.operations.queues;

import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Moves dead letters back where the server cannot: receive, send, delete. A message that was sent and not deleted comes
 * twice, and none is lost. The row says how far it is: whoever looks at a redrive moves it on for a while, one at a time.
 */
final class OwnMoves {
    private static final Duration HIDDEN = Duration.ofSeconds(60);
    /** Beyond the time of a step, for its last batch. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final int BATCH = 10;

    private final Clients clients;
    private final Places places;
    private final RedriveRows rows;
    private final DeadLetters deadLetters;

    OwnMoves(Clients clients, Places places, RedriveRows rows, DeadLetters deadLetters) {
        this.clients = clients;
        this.places = places;
        this.rows = rows;
        this.deadLetters = deadLetters;
    }

    /** Goes on for so long, unless somebody else does, or it is cancelled. */
    Redrive step(Redrive redrive, Duration most) {
        Instant now = clients.clock().instant();
        if (!rows.lease(redrive.id(), now, now.plus(most).plus(SLACK))) {
            return rows.find(redrive.id()).orElse(redrive);
        }
        try {
            move(redrive, System.nanoTime() + most.toNanos());
        } catch (SdkException e) {
            fail(redrive, e);
        } finally {
            rows.release(redrive.id());
        }
        return rows.find(redrive.id()).orElse(redrive);
    }

    private void move(Redrive redrive, long end) {
        long begun = System.nanoTime();
        long moved = 0;
        while (System.nanoTime() < end) {
            List<Message> messages = receive(redrive, batch(redrive));
            if (messages.isEmpty()) {
                rows.find(redrive.id())
                        .ifPresent(last -> rows.update(last.with(RedriveStatus.COMPLETED, last.moved(), null)));
                return;
            }
            for (Message message : messages) {
                deadLetters.send(redrive.queue(), message);
                deadLetters.delete(redrive.queue(), message);
            }
            moved += messages.size();
            if (!rows.moved(redrive.id(), messages.size())) {
                return; // cancelled
            }
            rest(redrive, begun, moved);
        }
    }

    /** No more than a second's worth, so that a slow redrive is an even one. */
    private static int batch(Redrive redrive) {
        return redrive.perSecond() == null ? BATCH : Math.min(BATCH, redrive.perSecond());
    }

    private static void rest(Redrive redrive, long begun, long moved) {
        if (redrive.perSecond() != null) {
            long due = begun + TimeUnit.SECONDS.toNanos(1) * moved / redrive.perSecond();
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private List<Message> receive(Redrive redrive, int most) {
        return clients.sqs()
                .receiveMessage(receive -> receive.queueUrl(
                                places.queue(redrive.queue()).deadLettersUrl())
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(1)
                        .visibilityTimeout((int) HIDDEN.toSeconds())
                        .messageAttributeNames("All"))
                .messages();
    }

    private void fail(Redrive redrive, SdkException e) {
        rows.find(redrive.id())
                .ifPresent(last ->
                        rows.update(last.with(RedriveStatus.FAILED, last.moved(), Bodies.printable(e.toString()))));
    }
}
