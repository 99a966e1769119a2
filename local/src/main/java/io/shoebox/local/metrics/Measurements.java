package io.shoebox.local.metrics;

import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.shoebox.operations.stages.RecentStages;
import io.shoebox.operations.stages.StageSource;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.worker.metrics.MicrometerPipeline;
import io.shoebox.worker.metrics.QueueGauges;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All that is measured in this process: counted from its start, for Prometheus; and the last hour, for operators. */
public final class Measurements implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RecentStages stages;
    private final InstantSource clock;

    public Measurements(InstantSource clock) {
        this.clock = clock;
        // As they are in CloudWatch; Prometheus' own format adds _total to what is counted.
        registry.config().namingConvention(NamingConvention.identity);
        stages = new RecentStages(clock);
    }

    /** For a worker. */
    public PipelineMetrics pipeline(String service) {
        return new MicrometerPipeline(registry, stages::record, service);
    }

    /** For a function of the API. */
    public ApiMetrics api(String service) {
        return new MicrometerApi(registry, service);
    }

    /** From now on tells how full queues are; they are asked when somebody reads, every few seconds at most. */
    public void watch(SqsClient sqs, Map<String, String> urlsByName) {
        urlsByName.forEach((name, url) -> new QueueGauges(sqs, url, clock).register(registry, name));
    }

    /** How long photos took in each stage. */
    public StageSource stages() {
        return stages;
    }

    /** All of it in the text format that Prometheus reads (version 0.0.4). */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
