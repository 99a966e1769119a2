package io.shoebox.infra.settings;

import java.time.Duration;

/** How a worker's function and its queue are tuned to each other; the defaults are ingest's. */
public record WorkerTuning(
        @Setting(value = "messages an invocation", otherwise = "10", least = 1, most = 10)
        int batchSize,

        @Setting(value = "seconds an invocation may take", otherwise = "60", least = 1, most = 900)
        int timeoutSeconds,

        @Setting(value = "invocations at the same time", otherwise = "10", least = 2, most = 1000)
        int mostAtOnce,

        @Setting(value = "memory, in MiB; 1,769 are one whole vCPU", otherwise = "1024", least = 128, most = 10_240)
        int memoryMib) {
    /** Six timeouts (Lambda Developer Guide, "Using Lambda with Amazon SQS"): room for retries of throttled batches. */
    public Duration visibility() {
        return Duration.ofSeconds(6L * timeoutSeconds);
    }
}
