package io.shoebox.local.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.ErrorType;

/** What is asked of the API, counted. Fields are those of the schema, so their number is bounded. */
final class MicrometerApi implements ApiMetrics {
    private final MeterRegistry registry;
    private final String service;

    MicrometerApi(MeterRegistry registry, String service) {
        this.registry = registry;
        this.service = service;
    }

    @Override
    public void ticket() {
        registry.counter(TICKETS, PipelineMetrics.SERVICE, service).increment();
    }

    @Override
    public void called(String field) {
        registry.counter(CALLS, PipelineMetrics.SERVICE, service, FIELD, field).increment();
    }

    @Override
    public void failed(String field, ErrorType error) {
        registry.counter(ERRORS, PipelineMetrics.SERVICE, service, FIELD, field, ERROR, error.text())
                .increment();
    }
}
