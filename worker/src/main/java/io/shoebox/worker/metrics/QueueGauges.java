package io.shoebox.worker.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How full a queue is, by the names of AWS/SQS in CloudWatch; a queue that cannot be asked has no value. */
public final class QueueGauges {
    static final String WAITING = "ApproximateNumberOfMessagesVisible";
    static final String IN_FLIGHT = "ApproximateNumberOfMessagesNotVisible";
    static final String DELAYED = "ApproximateNumberOfMessagesDelayed";
    static final String QUEUE = "QueueName";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final SqsClient sqs;
    private final String url;
    private final InstantSource clock;
    private @Nullable Seen seen;

    private record Seen(Instant at, Map<QueueAttributeName, String> attributes) {}

    public QueueGauges(SqsClient sqs, String url, InstantSource clock) {
        this.sqs = sqs;
        this.url = url;
        this.clock = clock;
    }

    /** From now on the registry tells them, by the name of the queue. */
    public void register(MeterRegistry registry, String name) {
        gauge(registry, name, WAITING, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        gauge(registry, name, IN_FLIGHT, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        gauge(registry, name, DELAYED, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    /** Whether the queue answers now, or did a few seconds ago. */
    public boolean isThere() {
        return !Double.isNaN(value(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private void gauge(MeterRegistry registry, String queue, String metric, QueueAttributeName attribute) {
        Gauge.builder(metric, () -> value(attribute)).tag(QUEUE, queue).register(registry);
    }

    private synchronized double value(QueueAttributeName attribute) {
        Instant now = clock.instant();
        if (seen == null || seen.at().plus(FRESH).isBefore(now)) {
            seen = new Seen(now, ask());
        }
        String value = seen.attributes().get(attribute);
        return value == null ? Double.NaN : Double.parseDouble(value);
    }

    private Map<QueueAttributeName, String> ask() {
        try {
            return sqs.getQueueAttributes(request -> request.queueUrl(url)
                            .attributeNames(List.of(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
                    .attributes();
        } catch (SdkException | IllegalStateException e) {
            // An answer without it is better than none; that the queue is away is told elsewhere.
            return Map.of();
        }
    }
}
