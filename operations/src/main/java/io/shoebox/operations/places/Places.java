package io.shoebox.operations.places;

import io.shoebox.model.Environment;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where everything is that operators look after.
 *
 * @param queues without the reconcile's where there is none
 * @param mappings ids of Lambda's event source mappings that drive the workers; of none where pollers do
 */
public record Places(
        String photosBucket,
        String thumbnailsBucket,
        String table,
        Map<QueueName, QueuePlace> queues,
        Map<WorkerName, String> mappings) {
    private static final String DEAD_LETTERS = "_DEAD_LETTERS_URL";
    private static final String QUEUE = "_QUEUE_URL";
    private static final String MAPPING = "_MAPPING";

    public Places {
        queues = Collections.unmodifiableMap(new EnumMap<>(queues));
        mappings = mappings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(mappings));
    }

    /** Reads them; {@link Environment#check} tells what is missing. */
    public static Places from(Environment env) {
        var queues = new EnumMap<QueueName, QueuePlace>(QueueName.class);
        for (QueueName name : QueueName.values()) {
            boolean isThere =
                    name != QueueName.RECONCILE || !env.text(queueUrl(name), "").isEmpty();
            if (isThere) {
                queues.put(name, new QueuePlace(env.text(queueUrl(name)), env.text(deadLettersUrl(name))));
            }
        }
        var mappings = new EnumMap<WorkerName, String>(WorkerName.class);
        for (WorkerName worker : WorkerName.values()) {
            String id = env.text(mapping(worker), "");
            if (!id.isEmpty()) {
                mappings.put(worker, id);
            }
        }
        return new Places(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.THUMBNAILS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                queues,
                mappings);
    }

    /** As {@link #from} reads them. */
    public Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        variables.put(Environment.PHOTOS_BUCKET, photosBucket);
        variables.put(Environment.THUMBNAILS_BUCKET, thumbnailsBucket);
        variables.put(Environment.PHOTOS_TABLE, table);
        queues.forEach((name, place) -> {
            variables.put(queueUrl(name), place.url());
            variables.put(deadLettersUrl(name), place.deadLettersUrl());
        });
        mappings.forEach((worker, id) -> variables.put(mapping(worker), id));
        return variables;
    }

    /**
     * A queue.
     *
     * @throws RefusedException if there is none of this name here
     */
    public QueuePlace queue(QueueName name) {
        return Optional.ofNullable(queues.get(name))
                .orElseThrow(() -> new RefusedException("There is no queue " + name.text() + " here: it has "
                        + queues.keySet().stream().map(QueueName::text).toList()));
    }

    /** The variable that holds a queue's URL. */
    public static String queueUrl(QueueName name) {
        return name + QUEUE;
    }

    /** The variable that holds the URL of a queue's dead-letter queue. */
    public static String deadLettersUrl(QueueName name) {
        return name + DEAD_LETTERS;
    }

    /** The variable that holds the id of a worker's event source mapping. */
    public static String mapping(WorkerName worker) {
        return worker + MAPPING;
    }
}
