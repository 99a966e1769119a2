package io.shoebox.twin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Events of the shape that AWS sends. */
final class Events {
    static final String IDENTITY = "us-east-1:59ec6a11-3585-4ad0-9eb6-c9b7a58295b1";
    static final String IDENTITY_POOL = "us-east-1:1cb638b4-0f0c-4078-9fe0-4dbd3582783d";

    private static final JsonMapper JSON = new JsonMapper();

    private Events() {}

    /** A field that AppSync asks for, for a caller with the credentials of a signed-in identity. */
    static String appSync(String parentType, String field, Map<String, ?> arguments) {
        ObjectNode event = JSON.createObjectNode();
        event.set("arguments", JSON.valueToTree(arguments));
        event.set(
                "identity",
                JSON.valueToTree(Map.of(
                        "accountId",
                        "000000000000",
                        "cognitoIdentityPoolId",
                        IDENTITY_POOL,
                        "cognitoIdentityId",
                        IDENTITY,
                        "cognitoIdentityAuthType",
                        "authenticated",
                        "sourceIp",
                        List.of("127.0.0.1"))));
        event.set("request", JSON.valueToTree(Map.of("headers", Map.of("host", "api"))));
        event.set("info", JSON.valueToTree(Map.of("parentTypeName", parentType, "fieldName", field)));
        return event.toString();
    }

    /** A client's wish to send a photo of so many bytes. */
    static String ticket(int bytes) {
        return appSync(
                "Mutation",
                "getUploadUrl",
                Map.of(
                        "collectionId", "holiday",
                        "filename", "beach.jpg",
                        "contentType", "image/jpeg",
                        "contentLength", bytes));
    }

    /** A batch of SQS's, whose messages have the ids m0, m1 and so on. */
    static String sqs(String... bodies) {
        ObjectNode batch = JSON.createObjectNode();
        var records = batch.putArray("Records");
        for (int i = 0; i < bodies.length; i++) {
            records.addObject()
                    .put("messageId", "m" + i)
                    .put("receiptHandle", "r" + i)
                    .put("body", bodies[i])
                    .put("eventSource", "aws:sqs")
                    .put("awsRegion", "us-east-1")
                    .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:queue")
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return batch.toString();
    }

    /** S3's notification of a put. */
    static String put(String bucket, String key, long bytes) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode event = message.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", "us-east-1")
                .put("eventTime", "2026-11-22T12:00:00.000Z")
                .put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = event.putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        s3.putObject("object")
                .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8))
                .put("size", bytes)
                .put("sequencer", "0055AED6DCD90281E5");
        return message.toString();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
