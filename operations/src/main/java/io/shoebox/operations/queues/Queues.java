package io.shoebox.operations.queues;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.WorkerState;
import io.shoebox.operations.workers.WorkerSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * How full the queues are, and how fast. SQS tells the counts; ages and rates are CloudWatch's where it has them, and else
 * follow from the counts that this object has seen: at its first look there are none.
 */
public final class Queues {
    private final SqsClient sqs;
    private final Clients clients;
    private final Places places;
    private final WorkerSwitch workers;
    private final @Nullable CloudWatchPace cloudWatch;
    private final Map<QueueName, Samples> samples = new EnumMap<>(QueueName.class);

    public Queues(Clients clients, Places places, WorkerSwitch workers) {
        this.clients = clients;
        this.sqs = clients.sqs();
        this.places = places;
        this.workers = workers;
        cloudWatch = clients.signed() == null ? null : new CloudWatchPace(clients.signed());
        places.queues().keySet().forEach(queue -> samples.put(queue, new Samples()));
    }

    /** All queues, in the order of the pipeline. */
    public List<QueueState> read() {
        Instant now = clients.clock().instant();
        Map<QueueName, Pace> known = cloudWatch == null ? Map.of() : cloudWatch.of(names(), now);
        var states = new ArrayList<QueueState>();
        places.queues().forEach((queue, place) -> {
            QueueCounts counts = counts(place);
            Optional<WorkerName> worker = worker(queue);
            WorkerState state = worker.map(workers::state).orElse(null);
            Pace sampled = sample(queue, now, counts, worker.map(workers::done).orElse(null));
            Pace pace = known.getOrDefault(queue, sampled);
            states.add(new QueueState(queue, counts, pace, pace.secondsToDrain(counts.undone()), state));
        });
        return states;
    }

    private Pace sample(QueueName queue, Instant now, QueueCounts counts, @Nullable Long done) {
        Samples seen = samples.get(queue);
        return seen == null ? Pace.UNKNOWN : seen.add(now, counts, done);
    }

    private QueueCounts counts(QueuePlace place) {
        Map<QueueAttributeName, String> own = attributes(place.url());
        Map<QueueAttributeName, String> dead = attributes(place.deadLettersUrl());
        return new QueueCounts(
                number(own, APPROXIMATE_NUMBER_OF_MESSAGES),
                number(own, APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(own, APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(dead, APPROXIMATE_NUMBER_OF_MESSAGES)
                        + number(dead, APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url)
                        .attributeNames(
                                APPROXIMATE_NUMBER_OF_MESSAGES,
                                APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    private Map<QueueName, String> names() {
        var names = new EnumMap<QueueName, String>(QueueName.class);
        places.queues()
                .forEach((queue, place) ->
                        names.put(queue, place.url().substring(place.url().lastIndexOf('/') + 1)));
        return names;
    }

    private static Optional<WorkerName> worker(QueueName queue) {
        return Arrays.stream(WorkerName.values())
                .filter(worker -> worker.queue() == queue)
                .findFirst();
    }
}
