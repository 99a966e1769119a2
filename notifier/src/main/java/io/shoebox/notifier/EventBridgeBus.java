package io.shoebox.notifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.model.Photo;
import io.shoebox.model.Picture;
import io.shoebox.model.Thumbnail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bus of EventBridge (API Reference, "PutEvents"). */
final class EventBridgeBus implements EventBus {
    /** Rules of backends match on it. */
    static final String SOURCE = "shoebox.photos";

    /** Headers of each request: EventBridge speaks AWS's JSON protocol, which names the operation in one. */
    static final Map<String, String> HEADERS =
            Map.of("X-Amz-Target", "AWSEvents.PutEvents", "Content-Type", "application/x-amz-json-1.1");

    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeBus.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final SignedPost events;
    private final String bus;

    EventBridgeBus(SignedPost events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    @Override
    public int put(List<PhotoEvent> photos) {
        JsonNode answer =
                events.send(Map.of("Entries", photos.stream().map(this::entry).toList()));
        JsonNode entries = answer.path("Entries");
        for (int i = 0; i < photos.size(); i++) {
            JsonNode entry = entries.path(i);
            if (!entry.hasNonNull("EventId")) {
                LOG.warn(
                        "EventBridge refused eventId={} {}",
                        photos.get(i).id(),
                        entry.path("ErrorCode").asText());
                return i;
            }
        }
        return photos.size();
    }

    private Map<String, Object> entry(PhotoEvent event) {
        return Map.of(
                "Source", SOURCE,
                "DetailType", event.name(),
                "Detail", detail(event),
                "EventBusName", bus,
                "Time", event.at().getEpochSecond());
    }

    /** Bounded: keys are at most 1,024 bytes, names 1,900 percent-encoded, reasons a sentence; an entry may have 256 KB. */
    static String detail(PhotoEvent event) {
        Photo photo = event.photo();
        var detail = new LinkedHashMap<String, @Nullable Object>();
        detail.put("id", event.id());
        detail.put("key", photo.key().toString());
        detail.put("owner", photo.key().owner().value());
        detail.put("collectionId", photo.key().collection().value());
        detail.put("sequencer", photo.sequencer().value());
        detail.put("status", photo.status().name());
        detail.put("reason", photo.reason());
        detail.put("filename", photo.filename());
        detail.put("contentType", photo.contentType());
        detail.put("bytes", photo.bytes());
        Picture picture = photo.picture();
        detail.put("width", picture == null ? null : picture.width());
        detail.put("height", picture == null ? null : picture.height());
        detail.put(
                "thumbnails",
                photo.thumbnails().stream().map(EventBridgeBus::thumbnail).toList());
        detail.put("updatedAt", photo.updatedAt().toString());
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }

    private static Map<String, Object> thumbnail(Thumbnail thumbnail) {
        return Map.of(
                "key", thumbnail.key().toString(),
                "width", thumbnail.width(),
                "height", thumbnail.height(),
                "bytes", thumbnail.bytes());
    }
}
