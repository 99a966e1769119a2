package io.shoebox.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens of listings: the base64url form of the sort key of a page's last item. They are neither secret nor signed, and
 * need not be: the owner of a listing always comes from the caller, so that a forged token only moves within it.
 */
final class PageToken {
    private static final String WRONG = "'after' is no token of this listing";

    private PageToken() {}

    /** Of a page that ends at a row that is not listed. */
    static String ofSortKey(String sortKey) {
        return encode(sortKey);
    }

    static String ofPhoto(Photo last) {
        return encode(PhotoRow.sortKey(last.key()));
    }

    static String ofCollection(PhotoCollection last) {
        return encode(CollectionRow.sortKey(last.id()));
    }

    static String ofProblem(Photo last) {
        return ofProblem(Problem.of(last));
    }

    static String ofProblem(Problem last) {
        return encode(SortableTime.text(last.updatedAt()) + last.key());
    }

    /** @throws IllegalArgumentException if the token is none of {@link #ofPhoto} for this collection */
    static PhotoKey photo(String token, IdentityId owner, CollectionId collection) {
        String prefix = PhotoRow.sortKeyPrefix(collection);
        String sortKey = decode(token);
        if (!sortKey.startsWith(prefix)) {
            throw new IllegalArgumentException(WRONG);
        }
        return key(owner + "/" + collection + "/" + sortKey.substring(prefix.length()));
    }

    /** @throws IllegalArgumentException if the token is none of {@link #ofCollection} */
    static CollectionId collection(String token) {
        String sortKey = decode(token);
        String id = sortKey.startsWith(CollectionRow.PREFIX) ? sortKey.substring(CollectionRow.PREFIX.length()) : "";
        if (!CollectionId.isValid(id)) {
            throw new IllegalArgumentException(WRONG);
        }
        return new CollectionId(id);
    }

    /** @throws IllegalArgumentException if the token is none of {@link #ofProblem} */
    static Problem problem(String token) {
        String text = decode(token);
        int split = Math.min(text.length(), SortableTime.LENGTH);
        try {
            return new Problem(SortableTime.parse(text.substring(0, split)), key(text.substring(split)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(WRONG, e);
        }
    }

    private static PhotoKey key(String text) {
        return switch (PhotoKey.parse(text)) {
            case ParsedKey.Valid(PhotoKey key) -> key;
            case ParsedKey.Malformed malformed -> throw new IllegalArgumentException(WRONG);
        };
    }

    private static String encode(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(WRONG, e);
        }
    }

    /** Where a photo stands among the problems. */
    record Problem(Instant updatedAt, PhotoKey key) {
        static Problem of(Photo photo) {
            return new Problem(photo.updatedAt(), photo.key());
        }
    }
}
