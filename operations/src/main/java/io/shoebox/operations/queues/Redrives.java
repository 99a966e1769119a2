package io.shoebox.operations.queues;

import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Moves dead letters back to where they came from. Where SQS moves them itself, it does so without us; where it cannot, a
 * redrive goes on while somebody looks at it.
 */
public final class Redrives {
    /** The most messages a second that can be asked for. */
    public static final int MOST_PER_SECOND = 500;

    private static final Duration STEP = Duration.ofSeconds(2);

    private final Clients clients;
    private final Places places;
    private final DeadLetters deadLetters;
    private final RedriveRows rows;
    private final MoveTasks tasks;
    private final OwnMoves own;

    public Redrives(Clients clients, Places places, DeadLetters deadLetters) {
        this.clients = clients;
        this.places = places;
        this.deadLetters = deadLetters;
        rows = new RedriveRows(clients.dynamo(), places.table());
        tasks = new MoveTasks(clients.sqs(), places);
        own = new OwnMoves(clients, places, rows, deadLetters);
    }

    /**
     * Begins to move all dead letters of a queue.
     *
     * @param perSecond 1 to {@value #MOST_PER_SECOND}; null for as many as it goes
     * @throws RefusedException if one of this queue is running
     */
    public Redrive start(QueueName queue, @Nullable Integer perSecond, String who) {
        if (perSecond != null && (perSecond < 1 || perSecond > MOST_PER_SECOND)) {
            throw new RefusedException("perSecond must be from 1 to " + MOST_PER_SECOND + ", not " + perSecond);
        }
        Optional<Redrive> running = latest().stream()
                .filter(other -> other.queue() == queue && other.isRunning())
                .findFirst();
        if (running.isPresent()) {
            throw new RefusedException("A redrive of " + queue.text() + " is running, "
                    + running.get().id() + ": wait for its end, or cancel it");
        }
        long total = waiting(queue);
        Instant now = clients.clock().instant();
        String task = tasks.start(queue, perSecond).orElse(null);
        var redrive = new Redrive(id(now), queue, RedriveStatus.RUNNING, 0, total, perSecond, task, now, who, null);
        rows.put(redrive);
        return task == null ? own.step(redrive, STEP) : redrive;
    }

    /**
     * Moves one dead letter.
     *
     * @throws RefusedException if it is not among the first {@value DeadLetters#MOST_SEARCHED}
     */
    public Redrive one(QueueName queue, String messageId, String who) {
        Instant now = clients.clock().instant();
        var _ = deadLetters
                .moveBack(queue, messageId)
                .orElseThrow(() -> new RefusedException("There is no such message among the first "
                        + DeadLetters.MOST_SEARCHED + " dead letters of " + queue.text()));
        var redrive = new Redrive(id(now), queue, RedriveStatus.COMPLETED, 1, 1L, null, null, now, who, null);
        rows.put(redrive);
        return redrive;
    }

    /** Those that run, those that ran lately, and those that were begun elsewhere and run; the newest first. */
    public List<Redrive> list() {
        List<Redrive> known = latest();
        var all = new ArrayList<>(known);
        var handles = known.stream().map(Redrive::task).collect(Collectors.toSet());
        for (QueueName queue : places.queues().keySet()) {
            for (ListMessageMoveTasksResultEntry task : tasks.running(queue)) {
                if (!handles.contains(task.taskHandle())) {
                    all.add(foreign(queue, task));
                }
            }
        }
        all.sort((a, b) -> b.startedAt().compareTo(a.startedAt()));
        return all;
    }

    /** As it is now; moves it on where we have to. */
    public Redrive look(Redrive redrive) {
        if (!redrive.isRunning()) {
            return redrive;
        }
        if (redrive.task() == null) {
            return own.step(redrive, STEP);
        }
        Redrive now = tasks.now(redrive);
        if (!now.equals(redrive)) {
            rows.update(now);
        }
        return now;
    }

    /**
     * Ends it; what it has moved stays moved.
     *
     * @throws RefusedException if there is no such redrive, or it is at an end
     */
    public Redrive cancel(String id) {
        Redrive redrive = list().stream()
                .filter(some -> some.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("There is no such redrive"));
        if (!redrive.isRunning()) {
            throw new RefusedException("This redrive is at an end already: " + redrive.status());
        }
        if (redrive.task() != null) {
            tasks.cancel(redrive.task());
        }
        Redrive cancelled = redrive.with(RedriveStatus.CANCELLED, redrive.moved(), null);
        rows.update(cancelled);
        return cancelled;
    }

    private List<Redrive> latest() {
        return rows.latest().stream().map(this::look).toList();
    }

    /** SQS's handle is its name: there is no row of ours. */
    private static Redrive foreign(QueueName queue, ListMessageMoveTasksResultEntry task) {
        Long moved = task.approximateNumberOfMessagesMoved();
        return new Redrive(
                task.taskHandle(),
                queue,
                RedriveStatus.RUNNING,
                moved == null ? 0 : moved,
                task.approximateNumberOfMessagesToMove(),
                task.maxNumberOfMessagesPerSecond(),
                task.taskHandle(),
                Instant.ofEpochMilli(task.startedTimestamp()),
                null,
                null);
    }

    private long waiting(QueueName queue) {
        return Long.parseLong(clients.sqs()
                .getQueueAttributes(get -> get.queueUrl(places.queue(queue).deadLettersUrl())
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    private static String id(Instant now) {
        return Rows.time(now) + "#" + UUID.randomUUID();
    }
}
