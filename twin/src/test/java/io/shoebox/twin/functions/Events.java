package io.shoebox.twin.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    /** A batch of DynamoDB's stream in which a row was written, or something that is none. */
    static String stream(Map<String, AttributeValue> row) {
        ObjectNode batch = JSON.createObjectNode();
        ObjectNode event = batch.putArray("Records")
                .addObject()
                .put("eventID", "event-1")
                .put("eventName", "INSERT")
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", "us-east-1")
                .put("eventSourceARN", "arn:aws:dynamodb:us-east-1:000000000000:table/photos/stream/1");
        ObjectNode change = event.putObject("dynamodb")
                .put("ApproximateCreationDateTime", 1_795_348_800)
                .put("SequenceNumber", "111")
                .put("StreamViewType", "NEW_AND_OLD_IMAGES");
        change.set("NewImage", image(row));
        return batch.toString();
    }

    private static ObjectNode image(Map<String, AttributeValue> row) {
        ObjectNode image = JSON.createObjectNode();
        row.forEach((name, value) -> image.set(name, value(value)));
        return image;
    }

    /** Of the kinds that rows of photos have. */
    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = JSON.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            case M -> json.set("M", image(value.m()));
            default -> throw new IllegalArgumentException(value.type().toString());
        }
        return json;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
