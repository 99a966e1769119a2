package io.shoebox.operations.photos;

import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.places.RefusedException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which problems; what is null does not count.
 *
 * @param status {@code FAILED} or {@code REJECTED}
 * @param reasonContains whatever its case
 * @param since records that last changed then or later
 * @param until records that last changed before
 */
public record ProblemFilter(
        @Nullable IdentityId owner,
        @Nullable PhotoStatus status,
        @Nullable String reasonContains,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** All of them. */
    public static final ProblemFilter ALL = new ProblemFilter(null, null, null, null, null);

    /** @throws RefusedException if the status is none of a problem */
    public ProblemFilter {
        if (status != null && status != PhotoStatus.FAILED && status != PhotoStatus.REJECTED) {
            throw new RefusedException("A problem is FAILED or REJECTED, not " + status);
        }
    }

    boolean finds(Photo photo) {
        return (owner == null || owner.equals(photo.key().owner()))
                && (status == null || status == photo.status())
                && (reasonContains == null || lower(photo.reason()).contains(lower(reasonContains)))
                && (until == null || photo.updatedAt().isBefore(until))
                && !isPast(photo);
    }

    /** Whether this and all older ones are not wanted. */
    boolean isPast(Photo photo) {
        return since != null && photo.updatedAt().isBefore(since);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
