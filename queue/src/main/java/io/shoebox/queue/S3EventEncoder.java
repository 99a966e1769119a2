package io.shoebox.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;

/** Writes an event as S3 sends it, for one that was lost; {@link S3EventDecoder} reads it. */
public final class S3EventEncoder {
    private static final JsonMapper JSON = new JsonMapper();

    private S3EventEncoder() {}

    /** The body of the message. */
    public static String encode(UploadEvent event) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode entry = message.putArray("Records").addObject();
        entry.put("eventVersion", "2.1");
        entry.put("eventSource", "aws:s3");
        entry.put("eventTime", event.time().toString());
        entry.put(
                "eventName",
                switch (event) {
                    case UploadEvent.Created created -> "ObjectCreated:Put";
                    case UploadEvent.Removed removed -> "ObjectRemoved:Delete";
                });
        ObjectNode s3 = entry.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.putObject("bucket").put("name", event.bucket());
        ObjectNode object = s3.putObject("object");
        object.put("key", URLEncoder.encode(event.key(), UTF_8).replace("%2F", "/"));
        if (event instanceof UploadEvent.Created created) {
            object.put("size", created.bytes());
            object.put("eTag", created.eTag());
        }
        object.put("sequencer", event.sequencer().value());
        return message.toString();
    }
}
