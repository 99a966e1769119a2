package io.shoebox.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.uploadapi.photos.PhotoFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutation by which subscribers hear of a photo. It selects every field: they get none that it leaves out. */
public final class Publication {
    /** The text of the operation. */
    public static final String MUTATION = read("publish-photo.graphql");

    private Publication() {}

    /** The operation's variables. */
    public static Map<String, Map<String, @Nullable Object>> variables(PhotoEvent event) {
        return Map.of("photo", PhotoFields.of(event.photo()));
    }

    private static String read(String resource) {
        try (InputStream in = Publication.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
