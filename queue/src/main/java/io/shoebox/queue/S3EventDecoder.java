package io.shoebox.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.model.Sequencer;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads S3's event notifications (S3 User Guide, "Event message structure"): versions 2.x, any number of records,
 * unknown fields. This is the one place where a key is URL-decoded.
 */
public final class S3EventDecoder implements MessageDecoder<UploadEvent> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEST_EVENT = "s3:TestEvent";

    @Override
    public List<Decoded<UploadEvent>> decode(String body) {
        JsonNode message;
        try {
            message = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return List.of(new Decoded.Unreadable<>("not JSON"));
        }
        if (message.path("Event").asText().equals(TEST_EVENT)) {
            return List.of(new Decoded.Irrelevant<>(TEST_EVENT));
        }
        JsonNode records = message.path("Records");
        if (!records.isArray() || records.isEmpty()) {
            return List.of(new Decoded.Unreadable<>("no S3 event: it has no Records"));
        }
        return StreamSupport.stream(records.spliterator(), false)
                .map(S3EventDecoder::decodeRecord)
                .toList();
    }

    private static Decoded<UploadEvent> decodeRecord(JsonNode entry) {
        String version = entry.path("eventVersion").asText();
        if (!version.startsWith("2.")) {
            return new Decoded.Unreadable<>("no S3 event of version 2.x");
        }
        String name = entry.path("eventName").asText();
        try {
            return switch (Kind.of(name)) {
                case CREATED -> new Decoded.Event<>(created(entry));
                case REMOVED -> new Decoded.Event<>(removed(entry, false));
                case EXPIRED -> new Decoded.Event<>(removed(entry, true));
                case OTHER -> new Decoded.Irrelevant<>(name);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Decoded.Unreadable<>("a " + name + " event with a wrong field: " + e.getMessage());
        }
    }

    private enum Kind {
        CREATED,
        REMOVED,
        EXPIRED,
        OTHER;

        /** Names come with and, in tools that copy rule names, without their {@code s3:}. */
        static Kind of(String eventName) {
            String name = eventName.startsWith("s3:") ? eventName.substring(3) : eventName;
            if (name.startsWith("ObjectCreated:")) {
                return CREATED;
            }
            if (name.startsWith("ObjectRemoved:")) {
                return REMOVED;
            }
            return name.startsWith("LifecycleExpiration:") ? EXPIRED : OTHER;
        }
    }

    private static UploadEvent created(JsonNode entry) {
        JsonNode object = entry.path("s3").path("object");
        JsonNode size = object.path("size");
        return new UploadEvent.Created(
                bucket(entry),
                key(object),
                sequencer(object),
                time(entry),
                size.isIntegralNumber() ? size.asLong() : null,
                text(object.path("eTag")));
    }

    private static UploadEvent removed(JsonNode entry, boolean expired) {
        JsonNode object = entry.path("s3").path("object");
        return new UploadEvent.Removed(bucket(entry), key(object), sequencer(object), time(entry), expired);
    }

    private static String bucket(JsonNode entry) {
        return required(entry.path("s3").path("bucket").path("name"), "bucket name");
    }

    private static String key(JsonNode object) {
        return URLDecoder.decode(required(object.path("key"), "key"), UTF_8);
    }

    private static Sequencer sequencer(JsonNode object) {
        String sent = text(object.path("sequencer"));
        return sent == null ? Sequencer.NONE : Sequencer.of(sent);
    }

    private static Instant time(JsonNode entry) {
        return Instant.parse(required(entry.path("eventTime"), "eventTime"));
    }

    private static String required(JsonNode field, String name) {
        String text = text(field);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static @Nullable String text(JsonNode field) {
        return field.isTextual() && !field.textValue().isEmpty() ? field.textValue() : null;
    }
}
