package io.shoebox.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The executable reference model of {@link Catalog}: what the table does, said as plainly as possible. It counts by
 * counting, and never forgets a tombstone. Safe for use by several threads.
 */
public final class InMemoryCatalog extends OrderedCatalog {
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    private static final Comparator<PhotoKey> BY_NAME = Comparator.comparing(PhotoKey::name, BY_BYTES);
    private static final Comparator<PageToken.Problem> BY_TIME = Comparator.comparing(PageToken.Problem::updatedAt)
            .thenComparing(problem -> problem.key().toString(), BY_BYTES);

    private final Map<PhotoKey, Photo> rows = new HashMap<>();
    private final Map<Shelf, Times> shelves = new HashMap<>();
    /** Off the list of problems, as long as their rows are these very ones. */
    private final Map<PhotoKey, Photo> dismissed = new HashMap<>();

    private record Shelf(IdentityId owner, CollectionId collection) {
        static Shelf of(Photo photo) {
            return new Shelf(photo.key().owner(), photo.key().collection());
        }
    }

    private record Times(Instant created, Instant updated) {}

    @Override
    synchronized Change put(Photo row) {
        Optional<Photo> now = find(row.key());
        Change change = Position.of(row).changes(now);
        if (change == Change.APPLIED) {
            rows.put(row.key(), inPlaceOf(now, row));
            boolean wasThere = now.isPresent() && !Tombstone.is(now.get());
            boolean isThere = !Tombstone.is(row);
            if (wasThere != isThere) {
                var times = new Times(row.createdAt(), row.updatedAt());
                shelves.merge(Shelf.of(row), times, (old, recent) -> new Times(old.created(), recent.updated()));
            }
        }
        return change;
    }

    @Override
    synchronized List<Change> putAll(List<Photo> together) {
        return together.stream().map(this::put).toList();
    }

    @Override
    public synchronized Change ready(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at) {
        Optional<Photo> row = of(key, sequencer);
        if (row.isPresent() && row.get().status() == PhotoStatus.READY) {
            return Change.DUPLICATE;
        }
        return finish(row, photo -> photo.ready(thumbnails, placeholder, damage, at));
    }

    @Override
    public synchronized Change remade(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at) {
        Optional<Photo> row = of(key, sequencer);
        Optional<Photo> ready = row.filter(photo -> photo.status() == PhotoStatus.READY);
        ready.ifPresent(photo -> rows.put(key, photo.ready(thumbnails, placeholder, damage, at)));
        return ready.isPresent()
                ? Change.APPLIED
                : finish(row, photo -> photo.ready(thumbnails, placeholder, damage, at));
    }

    @Override
    public synchronized Change attempted(PhotoKey key, Sequencer sequencer, Instant at) {
        return finish(
                of(key, sequencer).filter(photo -> photo.status() == PhotoStatus.REGISTERED),
                photo -> photo.attempted(at));
    }

    @Override
    public synchronized Change failed(PhotoKey key, Sequencer sequencer, String reason, Instant at) {
        return finish(of(key, sequencer), photo -> photo.failed(reason, at));
    }

    @Override
    public synchronized Optional<Photo> find(PhotoKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public synchronized Page<Photo> photos(IdentityId owner, CollectionId collection, Page.Request request) {
        var after = request.after() == null ? null : PageToken.photo(request.after(), owner, collection);
        var found = there(new Shelf(owner, collection))
                .filter(photo -> after == null || BY_NAME.compare(photo.key(), after) < 0);
        return page(found, Comparator.comparing(Photo::key, BY_NAME.reversed()), request, PageToken::ofPhoto);
    }

    @Override
    public synchronized Page<PhotoCollection> collections(IdentityId owner, Page.Request request) {
        String after = request.after() == null
                ? ""
                : PageToken.collection(request.after()).value();
        var found = shelves.entrySet().stream()
                .filter(shelf -> shelf.getKey().owner().equals(owner))
                .map(shelf -> collection(shelf.getKey(), shelf.getValue()))
                .filter(collection -> collection.photoCount() > 0)
                .filter(collection -> collection.id().value().compareTo(after) > 0);
        return page(found, Comparator.comparing(it -> it.id().value()), request, PageToken::ofCollection);
    }

    @Override
    public synchronized Page<Photo> problems(Page.Request request) {
        var after = request.after() == null ? null : PageToken.problem(request.after());
        var found = rows.values().stream()
                .filter(photo -> photo.status() == PhotoStatus.FAILED || photo.status() == PhotoStatus.REJECTED)
                .filter(photo -> !photo.equals(dismissed.get(photo.key())))
                .filter(photo -> after == null || BY_TIME.compare(PageToken.Problem.of(photo), after) < 0);
        return page(
                found, Comparator.comparing(PageToken.Problem::of, BY_TIME.reversed()), request, PageToken::ofProblem);
    }

    @Override
    public synchronized boolean dismiss(PhotoKey key) {
        Optional<Photo> problem = find(key)
                .filter(photo -> photo.status() == PhotoStatus.FAILED || photo.status() == PhotoStatus.REJECTED)
                .filter(photo -> !photo.equals(dismissed.get(key)));
        problem.ifPresent(photo -> dismissed.put(key, photo));
        return problem.isPresent();
    }

    private PhotoCollection collection(Shelf shelf, Times times) {
        long count = there(shelf).count();
        return new PhotoCollection(shelf.owner(), shelf.collection(), count, times.created(), times.updated());
    }

    private Stream<Photo> there(Shelf shelf) {
        return rows.values().stream()
                .filter(photo -> Shelf.of(photo).equals(shelf))
                .filter(photo -> !Tombstone.is(photo));
    }

    private Optional<Photo> of(PhotoKey key, Sequencer sequencer) {
        return find(key).filter(photo -> photo.sequencer().equals(sequencer));
    }

    private Change finish(Optional<Photo> row, UnaryOperator<Photo> change) {
        Optional<Photo> inWork =
                row.filter(photo -> photo.status() == PhotoStatus.REGISTERED || photo.status() == PhotoStatus.FAILED);
        inWork.map(change).ifPresent(photo -> rows.put(photo.key(), photo));
        return inWork.isPresent() ? Change.APPLIED : Change.STALE;
    }

    private static <T> Page<T> page(
            Stream<T> found, Comparator<T> order, Page.Request request, Function<T, String> token) {
        return Page.cut(found.sorted(order).toList(), request.limit(), token);
    }
}
