package io.shoebox.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The key of a photo in the photos bucket: {@code <identityId>/<collectionId>/<uuidv7>-<filename>}. As text it is at
 * most 1,024 bytes in UTF-8, the most that S3 takes, and sorts by upload time within a collection.
 */
public record PhotoKey(IdentityId owner, CollectionId collection, UUID id, FileName filename) {
    /** Bytes in UTF-8 (S3 User Guide, "Naming Amazon S3 objects"). */
    public static final int MOST_BYTES = 1024;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final int UUID_LENGTH = 36;

    /** @throws IllegalArgumentException if the id is not of version 7 */
    public PhotoKey {
        if (!UuidV7.isValid(id)) {
            throw new IllegalArgumentException("the id of a photo is a UUID of version 7");
        }
    }

    /** A fresh key for a photo that is uploaded at this time. */
    public static PhotoKey create(
            IdentityId owner, CollectionId collection, FileName filename, Instant time, RandomGenerator random) {
        return new PhotoKey(owner, collection, UuidV7.at(time, random), filename);
    }

    /** Reads a key as S3 stores it (not URL-encoded); {@code parse(key.toString())} is the key again. */
    public static ParsedKey parse(String text) {
        if (text.getBytes(UTF_8).length > MOST_BYTES) {
            return new ParsedKey.Malformed("longer than " + MOST_BYTES + " bytes");
        }
        String[] segments = text.split("/", -1);
        if (segments.length != 3) {
            return new ParsedKey.Malformed("not of the form <identityId>/<collectionId>/<uuid>-<filename>");
        }
        if (!IdentityId.isValid(segments[0])) {
            return new ParsedKey.Malformed("the first segment is no identity id");
        }
        if (!CollectionId.isValid(segments[1])) {
            return new ParsedKey.Malformed("the second segment is no collection id");
        }
        return parseName(new IdentityId(segments[0]), new CollectionId(segments[1]), segments[2]);
    }

    private static ParsedKey parseName(IdentityId owner, CollectionId collection, String name) {
        if (name.length() <= UUID_LENGTH
                || name.charAt(UUID_LENGTH) != '-'
                || !UUID_FORM.matcher(name.substring(0, UUID_LENGTH)).matches()) {
            return new ParsedKey.Malformed("the third segment does not begin with a UUID of version 7 and '-'");
        }
        String filename = name.substring(UUID_LENGTH + 1);
        if (!FileName.isValid(filename)) {
            return new ParsedKey.Malformed("the file name is not safe");
        }
        UUID id = UUID.fromString(name.substring(0, UUID_LENGTH));
        return new ParsedKey.Valid(new PhotoKey(owner, collection, id, new FileName(filename)));
    }

    /** When the key was made, to the millisecond. */
    public Instant time() {
        return UuidV7.time(id);
    }

    /** The last segment, {@code <uuid>-<filename>}: unique within the collection. */
    public String name() {
        return id + "-" + filename;
    }

    @Override
    public String toString() {
        return owner + "/" + collection + "/" + name();
    }
}
