package io.shoebox.operations.reconcile;

import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param dryRun finds, and mends nothing
 * @param owner null: everybody
 * @param settledAfter what changed within this time before is left alone: its event may be on its way
 * @param by who asked for it
 */
public record Task(
        Kind kind, boolean dryRun, @Nullable IdentityId owner, Budget budget, Duration settledAfter, String by) {
    /** Events of S3 take "seconds, sometimes a minute or longer", and a queue may be behind. */
    public static final Duration SETTLED_AFTER = Duration.ofMinutes(15);

    /** What is looked for. */
    public enum Kind {
        /** All in which buckets and table disagree. */
        RECONCILE,
        /** Only photos that are ready and lack thumbnails that their row names. */
        RERUN_MISSING,
        /** Every photo that is ready: its thumbnails are made again. */
        RERUN_ALL
    }

    /** Compares everything of everybody. */
    public static Task reconcile(String by) {
        return new Task(Kind.RECONCILE, false, null, Budget.UNLIMITED, SETTLED_AFTER, by);
    }

    /** Makes thumbnails again, of photos of any age. */
    public static Task rerun(boolean all, @Nullable IdentityId owner, boolean dryRun, String by) {
        Kind kind = all ? Kind.RERUN_ALL : Kind.RERUN_MISSING;
        return new Task(kind, dryRun, owner, Budget.UNLIMITED, Duration.ZERO, by);
    }

    /** Finds only, or mends too. */
    public Task dry(boolean dry) {
        return new Task(kind, dry, owner, budget, settledAfter, by);
    }

    /** Of one owner alone. */
    public Task of(@Nullable IdentityId one) {
        return new Task(kind, dryRun, one, budget, settledAfter, by);
    }

    /** Within this budget. */
    public Task within(Budget other) {
        return new Task(kind, dryRun, owner, other, settledAfter, by);
    }

    /** Leaves alone what changed within this time. */
    public Task settledAfter(Duration other) {
        return new Task(kind, dryRun, owner, budget, other, by);
    }

    /** What a photo has to be told of; {@link FindingKind#THUMBNAIL_MISSING} stands for what is to be made again. */
    Optional<FindingKind> judge(Judge judge, Case photo) {
        return switch (kind) {
            case RECONCILE -> judge.judge(photo);
            case RERUN_MISSING -> judge.judge(photo).filter(FindingKind.THUMBNAIL_MISSING::equals);
            case RERUN_ALL ->
                photo.row() != null && photo.row().status() == PhotoStatus.READY
                        ? Optional.of(FindingKind.THUMBNAIL_MISSING)
                        : Optional.empty();
        };
    }
}
