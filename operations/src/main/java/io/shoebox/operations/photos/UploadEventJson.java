package io.shoebox.operations.photos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.model.Photo;
import io.shoebox.model.Sequencer;
import java.net.URLEncoder;

/** Writes an upload's event as S3 sends it (S3 User Guide, "Event message structure", version 2.1): the fields that are read. */
final class UploadEventJson {
    private UploadEventJson() {}

    static String created(String bucket, Photo photo, Sequencer sequencer) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode item = message.putArray("Records").addObject();
        item.put("eventVersion", "2.1");
        item.put("eventSource", "aws:s3");
        item.put("eventTime", photo.createdAt().toString());
        item.put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = item.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "retry");
        s3.putObject("bucket").put("name", bucket);
        ObjectNode object = s3.putObject("object");
        object.put("key", URLEncoder.encode(photo.key().toString(), UTF_8).replace("%2F", "/"));
        object.put("size", photo.bytes());
        if (photo.eTag() != null) {
            object.put("eTag", photo.eTag());
        }
        object.put("sequencer", sequencer.value());
        return message.toString();
    }
}
