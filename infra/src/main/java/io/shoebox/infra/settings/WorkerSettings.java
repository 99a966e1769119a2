package io.shoebox.infra.settings;

import java.time.Duration;

/** The workers and their queues. */
public record WorkerSettings(
        // A HEAD, a ranged GET, a transaction and a send for each message.
        @Setting("verifies and registers uploads") WorkerTuning ingest,

        @Setting(value = "makes thumbnails", otherwise = "batchSize=3 timeoutSeconds=120 mostAtOnce=20 memoryMib=1769")
        WorkerTuning thumbnailer,

        @Setting(
                value = "after so many receives a message goes to the dead-letter queue",
                otherwise = "5",
                least = 1,
                most = 1000)
        int mostReceives,
        // A dead-letter queue keeps 14 days from the first sending on, and must outlive its source.
        @Setting(value = "days for which a queue keeps a message", otherwise = "4", least = 1, most = 13)
        int retentionDays,

        @Setting(
                value = "what runs the workers: functions, or processes in containers (docs/containers.md)",
                otherwise = "lambda")
        RunOn runOn,

        @Setting("the containers, where they run the workers")
        FargateSettings fargate) {
    /** How long a dead-letter queue keeps a message: the most that SQS allows. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /** How long a queue does. */
    public Duration retention() {
        return Duration.ofDays(retentionDays);
    }
}
