package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} makes of events that come twice, in any order, or at once. */
public abstract class CatalogOrderContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void all720OrdersThatEndInAPhotoEndInTheSameRowAndCount() throws Exception {
        List<Function<PhotoKey, Change>> events =
                List.of(create(1), create(1), delete(2), delete(2), create(3), create(3));
        List<PhotoKey> keys = applyInAllOrders(events);
        for (PhotoKey key : keys) {
            assertThat(catalog().find(key).map(Photos::alone)).contains(registered(key, 3));
        }
        assertThat(count()).isEqualTo(720);
    }

    @Test
    void all720OrdersThatEndInATombstoneEndInTheSameRowAndCount() throws Exception {
        List<Function<PhotoKey, Change>> events =
                List.of(create(1), delete(1), create(2), create(3), delete(3), delete(3));
        List<PhotoKey> keys = applyInAllOrders(events);
        for (PhotoKey key : keys) {
            assertThat(catalog().find(key)).contains(Tombstone.of(key, sequencer(3), time(3)));
        }
        assertThat(count()).isZero();
    }

    @Test
    void fiftyParallelRegistersAreCountedAsFifty() throws Exception {
        List<PhotoKey> keys = keys(50);
        assertThat(inParallel(50, keys.stream().map(key -> () -> catalog().register(registered(key, 1)))))
                .containsOnly(Change.APPLIED);
        assertThat(count()).isEqualTo(50);
        assertThat(catalog().photos(owner, HOLIDAYS, Page.Request.first(100)).items())
                .hasSize(50);
    }

    @Test
    void ofParallelDuplicatesExactlyOneIsApplied() throws Exception {
        PhotoKey key = photos.key(owner, HOLIDAYS);
        List<Change> changes =
                inParallel(16, Stream.generate(() -> create(1)).limit(16).map(event -> () -> event.apply(key)));
        assertThat(changes)
                .containsOnlyOnce(Change.APPLIED)
                .contains(Change.DUPLICATE)
                .doesNotContain(Change.STALE);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void parallelCreatesAndDeletesOfTheSamePhotosEndAsInOrder() throws Exception {
        List<PhotoKey> keys = keys(10);
        var events = List.of(create(1), delete(2), create(3), delete(4), create(5));
        inParallel(16, keys.stream().flatMap(key -> events.stream().map(event -> () -> event.apply(key))));
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(catalog().find(key).map(Photos::alone)).contains(registered(key, 5)));
        assertThat(count()).isEqualTo(10);
    }

    private Function<PhotoKey, Change> create(int event) {
        return key -> catalog().register(registered(key, event));
    }

    private Function<PhotoKey, Change> delete(int event) {
        return key -> catalog().delete(key, sequencer(event), time(event));
    }

    /** Each order on a photo of its own; four uploaders at once, for speed. */
    private List<PhotoKey> applyInAllOrders(List<Function<PhotoKey, Change>> events) throws Exception {
        List<List<Integer>> orders = permutations(events.size());
        List<PhotoKey> keys = keys(orders.size());
        inParallel(
                4,
                IntStream.range(0, orders.size())
                        .mapToObj(i -> () -> orders.get(i).stream()
                                .map(event -> events.get(event).apply(keys.get(i)))
                                .toList()));
        return keys;
    }

    private static List<List<Integer>> permutations(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (List<Integer> shorter : permutations(size - 1)) {
            for (int at = 0; at < size; at++) {
                var order = new ArrayList<>(shorter);
                order.add(at, size - 1);
                all.add(order);
            }
        }
        return all;
    }

    private List<PhotoKey> keys(int count) {
        return Stream.generate(() -> photos.key(owner, HOLIDAYS)).limit(count).toList();
    }

    private long count() {
        return catalog().collections(owner, Page.Request.first(1)).items().stream()
                .mapToLong(PhotoCollection::photoCount)
                .sum();
    }

    private static <T> List<T> inParallel(int threads, Stream<Callable<T>> tasks) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var results = new ArrayList<T>();
            for (Future<T> result : pool.invokeAll(tasks.toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
