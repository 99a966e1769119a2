package io.shoebox.operations.queues;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;

import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.places.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** SQS's own way to move dead letters back, where the server has it (SQS API Reference, "StartMessageMoveTask"). */
final class MoveTasks {
    /** What servers say of an operation that they do not have. */
    private static final Set<String> NOT_THERE = Set.of(
            "InvalidAction", "UnknownOperation", "UnknownOperationException", "NotImplemented", "UnsupportedOperation");

    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final int LISTED = 10;

    private final SqsClient sqs;
    private final Places places;
    private final Map<String, String> arns = new ConcurrentHashMap<>();

    MoveTasks(SqsClient sqs, Places places) {
        this.sqs = sqs;
        this.places = places;
    }

    /**
     * Starts one; empty where the server has none.
     *
     * @throws RefusedException if it runs already
     */
    Optional<String> start(QueueName queue, @Nullable Integer perSecond) {
        QueuePlace place = places.queue(queue);
        try {
            return Optional.of(sqs.startMessageMoveTask(start -> start.sourceArn(arn(place.deadLettersUrl()))
                            .destinationArn(arn(place.url()))
                            .maxNumberOfMessagesPerSecond(perSecond))
                    .taskHandle());
        } catch (SqsException e) {
            if (isNotThere(e)) {
                return Optional.empty();
            }
            // AWS: "There is already a task running."
            if (e instanceof UnsupportedOperationException) {
                throw new RefusedException("SQS does not begin a redrive of " + queue.text() + ": "
                        + e.awsErrorDetails().errorMessage());
            }
            throw e;
        }
    }

    /** As it is now; as it was known where SQS knows it no longer. */
    Redrive now(Redrive redrive) {
        for (ListMessageMoveTasksResultEntry task : list(redrive.queue())) {
            if (isOf(redrive, task)) {
                Long moved = task.approximateNumberOfMessagesMoved();
                return redrive.with(status(task), moved == null ? redrive.moved() : moved, task.failureReason());
            }
        }
        return redrive;
    }

    /** Those that run. */
    List<ListMessageMoveTasksResultEntry> running(QueueName queue) {
        return list(queue).stream()
                .filter(task -> status(task) == RedriveStatus.RUNNING)
                .toList();
    }

    void cancel(String task) {
        try {
            sqs.cancelMessageMoveTask(cancel -> cancel.taskHandle(task));
        } catch (ResourceNotFoundException e) {
            // It has come to its end by itself.
        }
    }

    /** Handles are told of running tasks alone; of one queue there is one at a time, so that its time names it. */
    private static boolean isOf(Redrive redrive, ListMessageMoveTasksResultEntry task) {
        if (task.taskHandle() != null) {
            return task.taskHandle().equals(redrive.task());
        }
        Instant started = Instant.ofEpochMilli(task.startedTimestamp());
        return Duration.between(redrive.startedAt(), started).abs().compareTo(CLOCKS_APART) < 0;
    }

    private List<ListMessageMoveTasksResultEntry> list(QueueName queue) {
        String arn = arn(places.queue(queue).deadLettersUrl());
        try {
            return sqs.listMessageMoveTasks(list -> list.sourceArn(arn).maxResults(LISTED))
                    .results();
        } catch (SqsException e) {
            if (isNotThere(e)) {
                return List.of();
            }
            throw e;
        }
    }

    static RedriveStatus status(ListMessageMoveTasksResultEntry task) {
        return switch (task.status()) {
            case "RUNNING", "CANCELLING" -> RedriveStatus.RUNNING;
            case "COMPLETED" -> RedriveStatus.COMPLETED;
            case "CANCELLED" -> RedriveStatus.CANCELLED;
            default -> RedriveStatus.FAILED;
        };
    }

    private static boolean isNotThere(SqsException e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return NOT_THERE.stream().anyMatch(code::endsWith) && !(e instanceof UnsupportedOperationException);
    }

    private String arn(String url) {
        return arns.computeIfAbsent(
                url,
                some -> sqs.getQueueAttributes(get -> get.queueUrl(some).attributeNames(QUEUE_ARN))
                        .attributes()
                        .getOrDefault(QUEUE_ARN, ""));
    }
}
