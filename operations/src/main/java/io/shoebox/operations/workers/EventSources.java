package io.shoebox.operations.workers;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.aws.SignedCalls.Call;
import io.shoebox.operations.places.WorkerName;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Lambda's event source mappings, which drive the workers in the cloud (Lambda API Reference). */
final class EventSources {
    private static final String PATH = "/2015-03-31/event-source-mappings/";

    private final SignedCalls aws;
    private final Map<WorkerName, String> ids;

    EventSources(SignedCalls aws, Map<WorkerName, String> ids) {
        this.aws = aws;
        this.ids = Map.copyOf(ids);
    }

    boolean drives(WorkerName worker) {
        return ids.containsKey(worker);
    }

    /** Whether it takes messages, or is about to. */
    boolean isOn(WorkerName worker) {
        JsonNode mapping = aws.send(new Call("lambda", SdkHttpMethod.GET, PATH + ids.get(worker), Map.of(), null));
        return !mapping.path("State").asText().startsWith("Disabl");
    }

    void turn(WorkerName worker, boolean on) {
        aws.send(new Call(
                "lambda",
                SdkHttpMethod.PUT,
                PATH + ids.get(worker),
                Map.of("Content-Type", "application/json"),
                "{\"Enabled\":" + on + "}"));
    }
}
