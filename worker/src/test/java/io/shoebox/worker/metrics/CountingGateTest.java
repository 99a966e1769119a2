package io.shoebox.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.shoebox.queue.QueuePoller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a worker's messages. */
final class CountingGateTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    CountingGateTest() {
        registry.config().namingConvention(NamingConvention.identity);
    }

    @Test
    void whatIsReceivedIsInHandUntilItIsDoneOrReturned() {
        var gate = new CountingGate(QueuePoller.Gate.OPEN, registry, "ingest");
        gate.received(10);
        gate.done(6);
        gate.returned(1);

        assertThat(registry.scrape().lines())
                .contains(
                        "MessagesReceived_total{Service=\"ingest\"} 10.0",
                        "MessagesDone_total{Service=\"ingest\"} 6.0",
                        "MessagesReturned_total{Service=\"ingest\"} 1.0",
                        "MessagesInHand{Service=\"ingest\"} 3.0");
    }

    @Test
    void whatAnotherGateHearsIsHeardByItToo() {
        var doubled =
                new CountingGate(new CountingGate(QueuePoller.Gate.OPEN, registry, "ingest"), registry, "thumbnailer");
        doubled.received(2);
        doubled.done(2);

        assertThat(registry.scrape()).contains("MessagesDone_total{Service=\"ingest\"} 2.0");
        assertThat(doubled.isOpen()).isTrue();
    }

    @Test
    void theWorkOnMessagesIsCountedInSeconds() {
        var pipeline = new MicrometerPipeline(registry, (stage, millis) -> {}, "thumbnailer");
        pipeline.worked(Duration.ofMillis(250));
        pipeline.worked(Duration.ofSeconds(2));

        assertThat(registry.scrape().lines())
                .contains(
                        "MessageSeconds_sum{Service=\"thumbnailer\"} 2.25",
                        "MessageSeconds_bucket{Service=\"thumbnailer\",le=\"0.1\"} 0",
                        "MessageSeconds_bucket{Service=\"thumbnailer\",le=\"0.3\"} 1",
                        "MessageSeconds_bucket{Service=\"thumbnailer\",le=\"3.0\"} 2");
    }
}
