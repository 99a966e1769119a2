package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.catalog.FaultyDynamo.Fault;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What becomes of a change that others overtake, or that DynamoDB refuses. */
final class DynamoConflictIT extends FaultyTable {
    @Test
    void aChangeThatIsOvertakenDecidesAnew() {
        var other = new DynamoCatalog(client, TABLE);
        faulty.next(new Fault.Overtaken(() -> other.register(registered(key, 2))));
        assertThat(catalog.register(registered(key, 1))).isEqualTo(Change.STALE);
        faulty.next(new Fault.Overtaken(() -> other.ready(key, sequencer(2), List.of(), null, null, time(3))));
        assertThat(catalog.delete(key, sequencer(4), time(4))).isEqualTo(Change.APPLIED);
        faulty.next(new Fault.Overtaken(() -> other.register(registered(key, 5))));
        assertThat(catalog.register(registered(key, 6))).isEqualTo(Change.APPLIED);
        assertThat(catalog.find(key)).map(Photo::sequencer).contains(sequencer(6));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aChangeThatConflictsWithOthersIsRepeated() {
        faulty.next(refused("None", "TransactionConflict"));
        faulty.next(refused("TransactionConflict", "None"));
        faulty.next(refused("None", "ThrottlingError"));
        faulty.next(refused("None", "ProvisionedThroughputExceeded"));
        assertThat(catalog.register(registered(key, 1))).isEqualTo(Change.APPLIED);
        assertThat(faulty.transactions()).isEqualTo(5);
    }

    @Test
    void anUpdateThatConflictsWithATransactionIsRepeated() {
        catalog.register(registered(key, 1));
        faulty.refuseUpdates(2);
        assertThat(catalog.failed(key, sequencer(1), "corrupt", time(2))).isEqualTo(Change.APPLIED);
        assertThat(catalog.find(key)).map(Photo::attempts).contains(1);
    }

    @Test
    void aChangeThatAlwaysConflictsGivesUpAndSaysSo() {
        IntStream.range(0, Retries.MOST_TRIES).forEach(i -> faulty.next(refused("TransactionConflict")));
        assertThatExceptionOfType(CatalogBusyException.class)
                .isThrownBy(() -> catalog.register(registered(key, 1)))
                .withMessageContaining("gave up after " + Retries.MOST_TRIES + " tries")
                .withCauseInstanceOf(TransactionCanceledException.class);
        assertThat(catalog.find(key)).isEmpty();
    }

    @Test
    void fiftyUploadersOfOneCollectionAllGetThroughThoughRowsAreRefusedWhileWritten() throws Exception {
        var jealous = new JealousDynamo(client);
        var contended = new DynamoCatalog(jealous, TABLE);
        try (var pool = Executors.newFixedThreadPool(50)) {
            List<Callable<Change>> uploads = Stream.generate(() -> photos.key(owner, HOLIDAYS))
                    .limit(50)
                    .<Callable<Change>>map(key -> () -> contended.register(registered(key, 1)))
                    .toList();
            for (Future<Change> upload : pool.invokeAll(uploads)) {
                assertThat(upload.get()).isEqualTo(Change.APPLIED);
            }
        }
        assertThat(count()).isEqualTo(50);
        assertThat(jealous.refused()).isPositive();
    }

    @Test
    void tenPhotosOfACollectionAreOneTransactionAndItsCounterIsAddedToOnce() {
        List<Photo> batch =
                photos.keys(owner, 10).stream().map(it -> registered(it, 1)).toList();

        assertThat(catalog.registerAll(batch)).containsOnly(Change.APPLIED);

        assertThat(faulty.transactions()).isEqualTo(1);
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void aBatchOfWhichOnePhotoIsOvertakenDecidesAnew() {
        var other = new DynamoCatalog(client, TABLE);
        List<PhotoKey> keys = photos.keys(owner, 3);
        faulty.next(new Fault.Overtaken(() -> other.register(registered(keys.get(1), 2))));

        assertThat(catalog.registerAll(
                        keys.stream().map(it -> registered(it, 1)).toList()))
                .containsExactly(Change.APPLIED, Change.STALE, Change.APPLIED);

        assertThat(count()).isEqualTo(3);
        assertThat(catalog.find(keys.get(1))).map(Photo::sequencer).contains(sequencer(2));
    }

    @Test
    void aRefusalThatWillNotPassIsNotRepeated() {
        faulty.next(refused("None", "ValidationError"));
        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> catalog.register(registered(key, 1)));
        assertThat(faulty.transactions()).isEqualTo(1);
    }

    @Test
    void aDuplicateWritesNothing() {
        catalog.register(registered(key, 1));
        catalog.register(registered(key, 1));
        catalog.delete(key, sequencer(0), time(0));
        assertThat(faulty.transactions()).isEqualTo(1);
    }

    private static Fault refused(String... reasons) {
        return new Fault.Cancelled(List.of(reasons));
    }
}
