package io.shoebox.cli.operations;

import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.photos.ProblemFilter;
import io.shoebox.operations.places.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which problems. */
final class FilterOptions {
    @Option(names = "--owner", paramLabel = "IDENTITY", description = "Of this owner alone.")
    private @Nullable String owner;

    @Option(names = "--status", paramLabel = "STATUS", description = "FAILED or REJECTED.")
    private @Nullable PhotoStatus status;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Whose reason has this in it.")
    private @Nullable String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "Changed within this time, such as 2h.")
    private @Nullable String since;

    @Option(names = "--before", paramLabel = "TIME", description = "Changed longer ago than this.")
    private @Nullable String before;

    /** @throws RefusedException if something is not as it must be */
    ProblemFilter read(Instant now) {
        if (owner != null && !IdentityId.isValid(owner)) {
            throw new RefusedException("--owner takes an identity, <region>:<uuid>");
        }
        return new ProblemFilter(
                owner == null ? null : new IdentityId(owner), status, reason, ago(now, since), ago(now, before));
    }

    private static @Nullable Instant ago(Instant now, @Nullable String time) {
        try {
            return time == null ? null : now.minus(time.isEmpty() ? Duration.ZERO : Words.duration(time));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
