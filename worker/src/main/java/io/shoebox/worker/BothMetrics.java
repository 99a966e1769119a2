package io.shoebox.worker;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.StageTimes;
import java.time.Duration;

/** Tells two. */
record BothMetrics(PipelineMetrics one, PipelineMetrics other) implements PipelineMetrics {
    @Override
    public void registered(PhotoKey key, long bytes, StageTimes times) {
        one.registered(key, bytes, times);
        other.registered(key, bytes, times);
    }

    @Override
    public void rejected(String key) {
        one.rejected(key);
        other.rejected(key);
    }

    @Override
    public void ready(PhotoKey key, StageTimes times) {
        one.ready(key, times);
        other.ready(key, times);
    }

    @Override
    public void failed(PhotoKey key, String reason) {
        one.failed(key, reason);
        other.failed(key, reason);
    }

    @Override
    public void retried() {
        one.retried();
        other.retried();
    }

    @Override
    public void worked(Duration took) {
        one.worked(took);
        other.worked(took);
    }
}
