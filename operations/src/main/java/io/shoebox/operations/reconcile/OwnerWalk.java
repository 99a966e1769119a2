package io.shoebox.operations.reconcile;

import io.shoebox.catalog.CatalogRows;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One owner's objects, rows and thumbnails, merged: three listings that are read along together, each a page at a time. All
 * go by the order of folders, in which S3 lists thumbnails, since those lie below the keys of their photos.
 */
final class OwnerWalk implements Iterator<Case> {
    /** Thumbnails of one photo that are looked at in one go; the rest is found by the next run. */
    private static final int MOST_THUMBNAILS = 100;

    private final Peeking<Keyed<Stored>> objects;
    private final Peeking<Keyed<Photo>> rows;
    private final Peeking<Keyed<Stored>> thumbnails;

    /** Something of a photo. */
    private record Keyed<T>(PhotoKey key, String rest, T value) {
        static <T> Keyed<T> of(PhotoKey key, T value) {
            return new Keyed<>(key, Case.rest(key), value);
        }
    }

    /** @param after only keys that are greater, without the owner, in the order of bytes; null: all */
    OwnerWalk(Buckets buckets, CatalogRows table, IdentityId owner, @Nullable String after) {
        objects = inOrder(map(buckets.photos(owner, after), OwnerWalk::object));
        rows = inOrder(map(table.photos(owner, after), row -> Optional.of(Keyed.of(row.key(), row))));
        // These come in the order of folders as they are.
        thumbnails = new Peeking<>(map(buckets.thumbnails(owner, after), OwnerWalk::thumbnail));
    }

    @Override
    public boolean hasNext() {
        return first() != null;
    }

    @Override
    public Case next() {
        Keyed<?> first = first();
        if (first == null) {
            throw new NoSuchElementException();
        }
        String rest = first.rest();
        Stored object = take(objects, rest);
        Photo row = take(rows, rest);
        var made = new ArrayList<Stored>();
        for (Stored one = take(thumbnails, rest); one != null; one = take(thumbnails, rest)) {
            if (made.size() < MOST_THUMBNAILS) {
                made.add(one);
            }
        }
        return new Case(first.key(), object, row, made);
    }

    private @Nullable Keyed<?> first() {
        Keyed<?> first = objects.peek();
        for (Peeking<? extends Keyed<?>> other : List.of(rows, thumbnails)) {
            Keyed<?> head = other.peek();
            if (first == null || (head != null && KeyOrder.folders(head.rest(), first.rest()) < 0)) {
                first = head;
            }
        }
        return first;
    }

    private static <T> @Nullable T take(Peeking<Keyed<T>> from, String rest) {
        Keyed<T> head = from.peek();
        return head != null && head.rest().equals(rest) ? from.next().value() : null;
    }

    /** None for what is no photo: ingest refused it, and it has no row. */
    private static Optional<Keyed<Stored>> object(Stored object) {
        return PhotoKey.parse(object.key()) instanceof ParsedKey.Valid(PhotoKey key)
                ? Optional.of(Keyed.of(key, object))
                : Optional.empty();
    }

    private static Optional<Keyed<Stored>> thumbnail(Stored thumbnail) {
        int slash = thumbnail.key().lastIndexOf('/');
        return slash > 0 && PhotoKey.parse(thumbnail.key().substring(0, slash)) instanceof ParsedKey.Valid(PhotoKey key)
                ? Optional.of(Keyed.of(key, thumbnail))
                : Optional.empty();
    }

    private static <T> Peeking<Keyed<T>> inOrder(Iterator<Keyed<T>> byBytes) {
        return new Peeking<>(new FolderOrdered<>(byBytes, Keyed::rest));
    }

    private static <S, T> Iterator<Keyed<T>> map(Iterator<S> source, Function<S, Optional<Keyed<T>>> parse) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(source, 0), false)
                .flatMap(item -> parse.apply(item).stream())
                .iterator();
    }
}
