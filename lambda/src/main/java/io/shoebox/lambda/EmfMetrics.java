package io.shoebox.lambda;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.FailureClass;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.StageTimes;

/**
 * What becomes of photos, as lines of CloudWatch's embedded metric format: one for each photo, in which it is found by its
 * key.
 */
public final class EmfMetrics implements PipelineMetrics {
    private static final String KEY = "key";

    private final EmfLines lines = new EmfLines();

    @Override
    public void registered(PhotoKey key, long bytes, StageTimes times) {
        lines.write(line -> {
            line.metadata(KEY, key.toString());
            line.count(REGISTERED);
            line.bytes(BYTES, bytes);
            times.forEachMillis((stage, millis) -> line.millis(stage.metric(), millis));
        });
    }

    @Override
    public void rejected(String key) {
        lines.write(line -> {
            line.metadata(KEY, key);
            line.count(REJECTED);
        });
    }

    @Override
    public void ready(PhotoKey key, StageTimes times) {
        lines.write(line -> {
            line.metadata(KEY, key.toString());
            line.count(READY);
            times.forEachMillis((stage, millis) -> line.millis(stage.metric(), millis));
        });
    }

    @Override
    public void failed(PhotoKey key, String reason) {
        lines.write(line -> {
            line.metadata(KEY, key.toString());
            line.dimension(REASON, FailureClass.of(reason).name());
            line.count(FAILED);
        });
    }

    @Override
    public void retried() {
        lines.write(line -> line.count(RETRIES));
    }
}
