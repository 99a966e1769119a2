package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.regions.Region;

/** Writes events as S3 sends them (S3 User Guide, "Event message structure", version 2.1; of a lifecycle, 2.3). */
final class S3EventJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String PRINCIPAL = "LOCAL";
    /** Who does what a lifecycle demands (S3 User Guide, "Configuring S3 Lifecycle event notifications"). */
    private static final String S3_ITSELF = "s3.amazonaws.com";

    private S3EventJson() {}

    static String write(ObjectEvent event, String id, Region region) {
        boolean byItself = event instanceof ObjectEvent.Expired;
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode item = message.putArray("Records").addObject();
        item.put("eventVersion", byItself ? "2.3" : "2.1");
        item.put("eventSource", "aws:s3");
        item.put("awsRegion", region.id());
        item.put("eventTime", TIME.format(event.time()));
        item.put("eventName", event.name());
        item.putObject("userIdentity").put("principalId", byItself ? S3_ITSELF : PRINCIPAL);
        item.putObject("requestParameters").put("sourceIPAddress", byItself ? S3_ITSELF : "127.0.0.1");
        item.putObject("responseElements");
        ObjectNode s3 = item.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", id);
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", event.bucket());
        bucket.putObject("ownerIdentity").put("principalId", PRINCIPAL);
        bucket.put("arn", "arn:aws:s3:::" + event.bucket());
        putObject(s3.putObject("object"), event);
        return message.toString();
    }

    private static void putObject(ObjectNode object, ObjectEvent event) {
        object.put("key", encode(event.key()));
        if (event instanceof ObjectEvent.Created created) {
            object.put("size", created.bytes());
            object.put("eTag", created.eTag());
        }
        object.put("sequencer", event.sequencer());
    }

    /** As in a form, but for the slashes: a space is {@code +}, a colon {@code %3A}. */
    private static String encode(String key) {
        return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
    }
}
