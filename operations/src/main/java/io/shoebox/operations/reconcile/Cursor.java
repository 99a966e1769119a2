package io.shoebox.operations.reconcile;

import io.shoebox.model.IdentityId;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param phase in which owners are found
 * @param owner whose photos are compared, or were compared last; null: none yet
 * @param after the last key that is done, without the owner; null: none of this owner's
 * @param counted photos so far of the collection that this key is of
 * @param ownerDone whether all of this owner's are
 */
record Cursor(
        Phase phase, @Nullable IdentityId owner, @Nullable String after, long counted, boolean ownerDone) {
    /** Owners with rows come first, then those that have objects only. */
    enum Phase {
        TABLE,
        BUCKETS
    }

    static final Cursor START = new Cursor(Phase.TABLE, null, null, 0, true);

    static Cursor begun(Phase phase, IdentityId owner) {
        return new Cursor(phase, owner, null, 0, false);
    }

    Cursor at(String rest, long countedSoFar) {
        return new Cursor(phase, owner, rest, countedSoFar, false);
    }

    Cursor done() {
        return new Cursor(phase, owner, null, 0, true);
    }

    /** The key at which it goes on, for people. */
    @Nullable
    String key() {
        return owner == null ? null : owner + "/" + (after == null ? "" : after);
    }
}
