package io.shoebox.local.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.model.Sequencer;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What ingest-worker relies on for the events that S3 sends to the uploads queue. Each test has keys of its own. Over 200
 * lines, as other contracts, since each is one place on a server, which takes a while to make.
 */
public abstract class EventContract extends ServerContract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_POLLS = 5;

    /** What came and was not asked for yet. */
    private final List<JsonNode> received = new ArrayList<>();

    private final Deque<String> testEvents = new ArrayDeque<>();

    @Test
    @Behaviour(
            name = "a PUT sends ObjectCreated:Put with bucket, key, size and ETag",
            aws = "One message with Records of version 2.x",
            page = "Event message structure")
    void put() {
        String eTag = put("put/a.jpg", "hello").replace("\"", "");

        JsonNode event = one("put/a.jpg");
        assertThat(event.path("eventVersion").asText()).startsWith("2.");
        assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(photos());
        assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::" + photos());
        assertThat(event.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(event.at("/s3/object/eTag").asText()).isEqualTo(eTag);
    }

    @Test
    @Behaviour(
            name = "the event's version is 2.1",
            aws = "2.1, and 2.2 or 2.3 for replication, lifecycle and other event types",
            page = "Event message structure")
    void version() {
        put("version/a", "x");

        assertThat(one("version/a").path("eventVersion").asText()).isEqualTo("2.1");
    }

    @Test
    @Behaviour(
            name = "the event's time is when S3 finished the request",
            aws = "ISO 8601, such as 1970-01-01T00:00:00.000Z",
            page = "Event message structure")
    void time() {
        put("time/a", "x");

        Instant time = Instant.parse(one("time/a").path("eventTime").asText());
        assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @Behaviour(
            name = "a copy sends ObjectCreated:Copy",
            aws = "s3:ObjectCreated:Copy, with the destination's key",
            page = "Event notification types and destinations")
    void copy() {
        put("copy/from", "x");
        s3().copyObject(copy -> copy.sourceBucket(photos())
                .sourceKey("copy/from")
                .destinationBucket(photos())
                .destinationKey("copy/to"));

        assertThat(one("copy/to").path("eventName").asText()).isEqualTo("ObjectCreated:Copy");
    }

    @Test
    @Behaviour(
            name = "a multipart upload sends an event when it is completed, and none for its parts",
            aws = "s3:ObjectCreated:CompleteMultipartUpload",
            page = "Event notification types and destinations")
    void multipart() {
        String upload = s3().createMultipartUpload(
                        create -> create.bucket(photos()).key("parts/a"))
                .uploadId();
        String part = s3().uploadPart(
                        one -> one.bucket(photos())
                                .key("parts/a")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("all of it"))
                .eTag();
        s3().completeMultipartUpload(complete -> complete.bucket(photos())
                .key("parts/a")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part).build())));

        put("parts/end", "x");

        one("parts/end");
        JsonNode event = one("parts/a");
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(event.at("/s3/object/size").asLong()).isEqualTo("all of it".length());
    }

    @Test
    @Behaviour(
            name = "a delete sends ObjectRemoved:Delete",
            aws = "s3:ObjectRemoved:Delete, in a bucket without versioning",
            page = "Event notification types and destinations")
    void delete() {
        put("delete/a", "x");
        s3().deleteObject(delete -> delete.bucket(photos()).key("delete/a"));

        assertThat(events("delete/a", 2))
                .extracting(event -> event.path("eventName").asText())
                .containsExactlyInAnyOrder("ObjectCreated:Put", "ObjectRemoved:Delete");
    }

    @Test
    @Behaviour(
            name = "a delete of many keys sends an event for each",
            aws = "s3:ObjectRemoved:Delete for each object",
            page = "Event notification types and destinations")
    void deleteOfMany() {
        put("many/a", "x");
        put("many/b", "x");
        s3().deleteObjects(delete -> delete.bucket(photos())
                .delete(batch -> batch.objects(
                        ObjectIdentifier.builder().key("many/a").build(),
                        ObjectIdentifier.builder().key("many/b").build())));

        assertThat(names("many/a")).containsExactlyInAnyOrder("ObjectCreated:Put", "ObjectRemoved:Delete");
        assertThat(names("many/b")).containsExactlyInAnyOrder("ObjectCreated:Put", "ObjectRemoved:Delete");
    }

    @Test
    @Behaviour(
            name = "the key in an event is URL-encoded once",
            aws = "The key name is URL encoded",
            page = "Event message structure")
    void encodedOnce() {
        String key = "encoded/eu-west-1:0/a b+c%20ü.jpg";
        put(key, "x");

        // one() finds it by its key, decoded once.
        assertThat(one(key).at("/s3/object/key").asText())
                .contains("%2B", "%2520", "%C3%BC")
                .doesNotContain(" ");
    }

    @Test
    @Behaviour(
            name = "a space in the key of an event is a plus sign",
            aws = "\"red flower.jpg\" becomes \"red+flower.jpg\"",
            page = "Event message structure")
    void space() {
        put("space/red flower.jpg", "x");

        assertThat(one("space/red flower.jpg").at("/s3/object/key").asText()).endsWith("/red+flower.jpg");
    }

    @Test
    @Behaviour(
            name = "a colon in the key of an event is encoded",
            aws = "The key name is URL encoded",
            page = "Event message structure")
    void colon() {
        put("colon/eu-west-1:0", "x");

        assertThat(one("colon/eu-west-1:0").at("/s3/object/key").asText()).endsWith("/eu-west-1%3A0");
    }

    @Test
    @Behaviour(
            name = "setting the notification sends s3:TestEvent",
            aws = "A test message without Records, with Service, Event, Time and Bucket",
            page = "Event message structure")
    void testEvent() throws JsonProcessingException {
        put("test/a", "x");
        one("test/a");

        assertThat(testEvents).isNotEmpty();
        JsonNode event = JSON.readTree(testEvents.getFirst());
        assertThat(event.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(event.path("Bucket").asText()).isEqualTo(photos());
        assertThat(event.has("Records")).isFalse();
    }

    @Test
    @Behaviour(
            name = "an event has a sequencer",
            aws = "Events of PUTs and DELETEs have one, in hexadecimal",
            page = "Event message structure")
    void sequencer() {
        put("seq/a", "x");

        assertThat(one("seq/a").at("/s3/object/sequencer").asText()).matches("[0-9A-F]+");
    }

    @Test
    @Behaviour(
            name = "sequencers of a key grow with each change",
            aws = "The greater one, compared as text padded on the right, came later",
            page = "Event message structure")
    void growingSequencers() {
        put("grow/a", "1");
        put("grow/a", "22");
        s3().deleteObject(delete -> delete.bucket(photos()).key("grow/a"));

        List<JsonNode> events = events("grow/a", 3);
        List<Sequencer> inOrder = List.of(
                sequencer(events, event -> event.at("/s3/object/size").asLong() == 1),
                sequencer(events, event -> event.at("/s3/object/size").asLong() == 2),
                sequencer(events, event -> event.path("eventName").asText().equals("ObjectRemoved:Delete")));
        assertThat(inOrder).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @Behaviour(
            name = "what is refused sends nothing",
            aws = "Events are of objects that were created, after the fact",
            page = "Event notification types and destinations")
    void refusedPut() {
        put("refused/a", "1");
        try {
            s3().putObject(put -> put.bucket(photos()).key("refused/a").ifNoneMatch("*"), RequestBody.fromString("22"));
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
        }
        put("refused/end", "3");

        one("refused/end");
        assertThat(events("refused/a", 1)).hasSize(1);
    }

    @Test
    @Behaviour(
            name = "a bucket without a notification sends nothing",
            aws = "Events are sent where a notification is configured",
            page = "Amazon S3 Event Notifications")
    void otherBucket() {
        s3().putObject(put -> put.bucket(names().thumbnailsBucket()).key("other/a"), RequestBody.fromString("x"));
        put("other/end", "x");

        one("other/end");
        assertThat(received).noneMatch(is("other/a"));
    }

    private String put(String key, String text) {
        return s3().putObject(put -> put.bucket(photos()).key(key), RequestBody.fromString(text))
                .eTag();
    }

    private List<String> names(String key) {
        return events(key, 2).stream()
                .map(event -> event.path("eventName").asText())
                .toList();
    }

    private static Sequencer sequencer(List<JsonNode> events, Predicate<JsonNode> which) {
        JsonNode event = events.stream().filter(which).findFirst().orElseThrow();
        String text = event.at("/s3/object/sequencer").asText();
        assertThat(text).as("sequencer").isNotEmpty();
        return Sequencer.of(text);
    }

    private JsonNode one(String key) {
        return events(key, 1).getFirst();
    }

    /** The events of a key, of which there are to be so many. S3 sends at least once: repeated ones count as one. */
    private List<JsonNode> events(String key, int expected) {
        for (int i = 0; i < MOST_POLLS && distinct(key).size() < expected; i++) {
            receive();
        }
        List<JsonNode> found = distinct(key);
        assertThat(found).as("events of %s", key).hasSize(expected);
        return found;
    }

    private List<JsonNode> distinct(String key) {
        var events = new LinkedHashMap<String, JsonNode>();
        received.stream()
                .filter(is(key))
                .forEach(event ->
                        events.putIfAbsent(event.path("eventName").asText() + event.at("/s3/object/size"), event));
        return List.copyOf(events.values());
    }

    private void receive() {
        List<Message> messages = sqs().receiveMessage(receive -> receive.queueUrl(queues().uploads())
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(2))
                .messages();
        for (Message message : messages) {
            sqs().deleteMessage(delete -> delete.queueUrl(queues().uploads()).receiptHandle(message.receiptHandle()));
            try {
                JsonNode body = JSON.readTree(message.body());
                if (body.has("Records")) {
                    body.path("Records").forEach(received::add);
                } else {
                    testEvents.add(message.body());
                }
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + message.body(), e);
            }
        }
    }

    private static Predicate<JsonNode> is(String key) {
        return event ->
                URLDecoder.decode(event.at("/s3/object/key").asText(), UTF_8).equals(key);
    }
}
