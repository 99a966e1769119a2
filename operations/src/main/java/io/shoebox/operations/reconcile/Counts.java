package io.shoebox.operations.reconcile;

import io.shoebox.catalog.CatalogRows;
import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoCollection;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts an owner's collections while their photos come by, and has those counted anew that seem to be wrong. Both come in
 * the order of folders, so none is remembered but the one that is counted.
 */
final class Counts {
    private final CatalogRows table;
    private final IdentityId owner;
    private final Instant settled;
    private final Consumer<CatalogRows.Drift> drifted;
    private final Peeking<PhotoCollection> stored;
    private @Nullable CollectionId current;
    private long counted;

    /**
     * For one owner.
     *
     * @param settled a collection that changed later is not judged
     * @param drifted is told of those whose row is wrong
     * @param after the last photo that was counted before, without the owner; null: none
     * @param before how many of its collection were
     */
    Counts(
            CatalogRows table,
            IdentityId owner,
            Instant settled,
            Consumer<CatalogRows.Drift> drifted,
            @Nullable String after,
            long before) {
        this.table = table;
        this.owner = owner;
        this.settled = settled;
        this.drifted = drifted;
        stored = new Peeking<>(new FolderOrdered<>(
                table.collections(owner), collection -> collection.id().value()));
        if (after != null) {
            current = new CollectionId(after.substring(0, after.indexOf('/')));
            counted = before;
            skipTo(current);
        }
    }

    private void skipTo(CollectionId collection) {
        for (PhotoCollection head = stored.peek(); head != null && isBefore(head, collection); head = stored.peek()) {
            stored.next();
        }
    }

    /** A key comes by; whether it counts. */
    void photo(CollectionId collection, boolean counts) {
        if (!collection.equals(current)) {
            finish();
            current = collection;
            counted = 0;
        }
        counted += counts ? 1 : 0;
    }

    /** Of the collection of the last key. */
    long counted() {
        return counted;
    }

    /** No key is left. */
    void end() {
        finish();
        while (stored.peek() != null) {
            compare(stored.next(), 0);
        }
    }

    private void finish() {
        if (current == null) {
            return;
        }
        PhotoCollection head = stored.peek();
        while (head != null && isBefore(head, current)) {
            compare(stored.next(), 0);
            head = stored.peek();
        }
        if (head != null && Objects.equals(head.id(), current)) {
            compare(stored.next(), counted);
        } else if (counted > 0) {
            table.drift(owner, current).ifPresent(drifted);
        }
    }

    private void compare(PhotoCollection collection, long photos) {
        if (collection.photoCount() != photos && !collection.updatedAt().isAfter(settled)) {
            table.drift(owner, collection.id()).ifPresent(drifted);
        }
    }

    private static boolean isBefore(PhotoCollection collection, CollectionId other) {
        return KeyOrder.folders(collection.id().value(), other.value()) < 0;
    }
}
