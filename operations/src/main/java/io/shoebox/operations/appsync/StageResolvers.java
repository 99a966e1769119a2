package io.shoebox.operations.appsync;

import io.shoebox.operations.stages.StageLatency;
import io.shoebox.operations.stages.StageSource;
import io.shoebox.uploadapi.appsync.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long photos take. */
final class StageResolvers {
    private final StageSource stages;

    StageResolvers(StageSource stages) {
        this.stages = stages;
    }

    Map<String, OperatorResolver> byField() {
        return Map.of(
                "stages",
                (operator, arguments) -> new Answer.Value(
                        stages.lastHour().stream().map(StageResolvers::fields).toList()));
    }

    private static Map<String, @Nullable Object> fields(StageLatency latency) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("stage", latency.stage());
        fields.put("count", latency.count());
        fields.put("p50Millis", latency.p50Millis());
        fields.put("p95Millis", latency.p95Millis());
        fields.put("p99Millis", latency.p99Millis());
        fields.put("perMinute", latency.perMinute());
        return fields;
    }
}
