package io.shoebox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What the API answers, as records. */
final class Records {
    private Records() {}

    static Ticket ticket(JsonNode details) {
        var headers = new HashMap<String, String>();
        details.path("headers").forEach(header -> headers.put(text(header, "name"), text(header, "value")));
        return new Ticket(
                URI.create(text(details, "url")), text(details, "s3Key"), headers, time(details, "expiresAt"));
    }

    static Photo photo(JsonNode photo) {
        return new Photo(
                text(photo, "s3Key"),
                text(photo, "collectionId"),
                text(photo, "filename"),
                text(photo, "contentType"),
                photo.path("bytes").asLong(),
                maybe(photo, "eTag").map(tag -> tag.replace("\"", "")),
                number(photo, "width"),
                number(photo, "height"),
                maybe(photo, "takenAt").map(Instant::parse),
                maybe(photo, "camera"),
                Optional.of(photo.path("place"))
                        .filter(JsonNode::isObject)
                        .map(place -> new Photo.Place(
                                place.path("latitude").asDouble(),
                                place.path("longitude").asDouble())),
                maybe(photo, "placeholder"),
                Photo.Status.valueOf(text(photo, "status")),
                maybe(photo, "reason"),
                maybe(photo, "damage"),
                list(photo.path("thumbnails"), Records::thumbnail),
                time(photo, "createdAt"),
                time(photo, "updatedAt"));
    }

    private static Photo.Thumbnail thumbnail(JsonNode thumbnail) {
        return new Photo.Thumbnail(
                text(thumbnail, "key"),
                thumbnail.path("width").asInt(),
                thumbnail.path("height").asInt(),
                text(thumbnail, "contentType"),
                thumbnail.path("bytes").asLong());
    }

    static PhotoCollection collection(JsonNode collection) {
        return new PhotoCollection(
                text(collection, "collectionId"),
                collection.path("photoCount").asInt(),
                time(collection, "createdAt"),
                time(collection, "updatedAt"));
    }

    static <T> Page<T> page(JsonNode page, Function<JsonNode, T> item) {
        return new Page<>(list(page.path("items"), item), maybe(page, "nextToken"));
    }

    private static <T> List<T> list(JsonNode items, Function<JsonNode, T> item) {
        var list = new ArrayList<T>();
        items.forEach(node -> list.add(item.apply(node)));
        return list;
    }

    private static String text(JsonNode object, String name) {
        return maybe(object, name)
                .orElseThrow(() -> new ShoeboxException.Unavailable("The API's answer has no " + name));
    }

    private static Instant time(JsonNode object, String name) {
        return Instant.parse(text(object, name));
    }

    private static Optional<String> maybe(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    private static OptionalInt number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }
}
