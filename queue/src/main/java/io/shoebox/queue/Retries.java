package io.shoebox.queue;

import io.shoebox.model.Environment;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * When messages of a worker's queue come back that failed.
 *
 * @param queueUrl of the queue that the worker receives from; empty: they come back with the queue's own timeout
 * @param mostPause how long one rests at most before its next try
 */
public record Retries(String queueUrl, Duration mostPause) {
    /** Seconds that a message rests at most before its next try, 0 to 43200; by default 216. */
    public static final String RETRY_MOST_SECONDS = "RETRY_MOST_SECONDS";

    private static final long LONGEST = Duration.ofHours(12).toSeconds();

    /** @param url the variable that holds the queue's URL */
    public static Retries from(Environment env, String url) {
        return new Retries(
                env.text(url, ""),
                Duration.ofSeconds(env.number(RETRY_MOST_SECONDS, Pauses.MOST.toSeconds(), 0, LONGEST)));
    }

    Visibility visibility(SqsClient sqs) {
        return queueUrl.isEmpty() ? Visibility.OF_THE_QUEUE : Visibility.on(sqs, queueUrl);
    }
}
