package io.shoebox.operations.appsync;

import io.shoebox.model.IdentityId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.uploadapi.appsync.Arguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads arguments that several fields have, and refuses those that break a rule. */
final class Asked {
    private static final int LONGEST_REASON = 500;

    private Asked() {}

    /** What must be there. */
    static String text(Arguments arguments, String name) {
        String text = arguments.text(name);
        if (text == null) {
            throw new RefusedException(name + " is missing");
        }
        return text;
    }

    /** Why something is done, in somebody's words. */
    static String reason(Arguments arguments, String name) {
        String text = text(arguments, name).strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new RefusedException(name + " must have 1 to " + LONGEST_REASON + " characters");
        }
        return text.replaceAll("\\p{C}", " ");
    }

    static int limit(Arguments arguments, int otherwise, int most) {
        Long limit = arguments.number("limit");
        if (limit == null) {
            return otherwise;
        }
        if (limit < 1 || limit > most) {
            throw new RefusedException("limit must be from 1 to " + most + ", not " + limit);
        }
        return limit.intValue();
    }

    static PhotoKey key(Arguments arguments) {
        return key(text(arguments, "s3Key"));
    }

    static PhotoKey key(String text) {
        return switch (PhotoKey.parse(text)) {
            case ParsedKey.Valid(PhotoKey key) -> key;
            case ParsedKey.Malformed(String reason) ->
                throw new RefusedException("s3Key is no key of a photo: " + reason);
        };
    }

    static @Nullable IdentityId owner(Arguments arguments) {
        String owner = arguments.text("owner");
        if (owner == null) {
            return null;
        }
        if (!IdentityId.isValid(owner)) {
            throw new RefusedException("owner must be an identity, <region>:<uuid>");
        }
        return new IdentityId(owner);
    }

    static @Nullable Instant time(Arguments arguments, String name) {
        String text = arguments.text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new RefusedException(name + " must be a time such as 2026-11-25T12:00:00Z");
        }
    }
}
