package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.EmulatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Tags of objects, of which S3Proxy knows nothing; where data is kept, a file each object that has some. */
final class ObjectTags {
    private static final String FOLDER = "tags";
    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable DataFolder data;
    private final Map<Place, TaggedObject> all = new ConcurrentHashMap<>();

    private record Place(String bucket, String key) {
        /** Of characters that any file system takes. */
        String file() {
            return FOLDER + "/" + UUID.nameUUIDFromBytes((bucket + "/" + key).getBytes(UTF_8)) + ".json";
        }
    }

    private ObjectTags(@Nullable DataFolder data) {
        this.data = data;
    }

    /** @throws EmulatorException if what is kept cannot be read */
    static ObjectTags of(@Nullable DataFolder data) {
        var tags = new ObjectTags(data);
        if (data != null) {
            try (Stream<Path> files = Files.list(data.folder(FOLDER))) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .map(ObjectTags::read)
                        .forEach(object -> tags.all.put(new Place(object.bucket(), object.key()), object));
            } catch (IOException e) {
                throw new EmulatorException("The tags of objects cannot be read: " + e, e);
            }
        }
        return tags;
    }

    /** In place of those that the object had. */
    void put(TaggedObject object) {
        var place = new Place(object.bucket(), object.key());
        all.compute(place, (same, before) -> {
            if (data != null) {
                data.writePrivately(place.file(), write(object));
            }
            return object;
        });
    }

    /** @param object as it is now */
    Map<String, String> of(String bucket, String key, HeadObjectResponse object) {
        TaggedObject tagged = all.get(new Place(bucket, key));
        return tagged != null && tagged.isOf(object) ? tagged.tags() : Map.of();
    }

    /** Also of objects that are no more. */
    List<TaggedObject> all() {
        return List.copyOf(all.values());
    }

    /** Nothing if the key has other tags by now. */
    void forget(TaggedObject object) {
        var place = new Place(object.bucket(), object.key());
        all.computeIfPresent(place, (same, now) -> {
            if (!now.equals(object)) {
                return now;
            }
            if (data != null) {
                delete(data.folder(FOLDER).resolveSibling(place.file()));
            }
            return null;
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the tags of an object that is gone cannot be deleted", e);
        }
    }

    private static String write(TaggedObject object) {
        ObjectNode kept = JSON.createObjectNode();
        kept.put("bucket", object.bucket());
        kept.put("key", object.key());
        kept.put("eTag", object.eTag());
        kept.put("modified", object.modified().toString());
        ObjectNode tags = kept.putObject("tags");
        object.tags().forEach(tags::put);
        return kept + "\n";
    }

    private static TaggedObject read(Path file) {
        try {
            JsonNode kept = JSON.readTree(Files.readString(file));
            var tags = new HashMap<String, String>();
            kept.path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            return new TaggedObject(
                    kept.path("bucket").asText(),
                    kept.path("key").asText(),
                    kept.path("eTag").asText(),
                    Instant.parse(kept.path("modified").asText()),
                    tags);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new EmulatorException("The tags of an object in " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
