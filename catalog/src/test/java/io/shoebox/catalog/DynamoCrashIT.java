package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.catalog.FaultyDynamo.Fault;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is left when a change is cut off, overtaken or refused, and is then repeated. */
final class DynamoCrashIT {
    private static final String TABLE = "photos";

    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();

    private final Photos photos = new Photos(System.nanoTime());
    private final IdentityId owner = photos.owner();
    private final PhotoKey key = photos.key(owner, HOLIDAYS);
    private final FaultyDynamo faulty = new FaultyDynamo(CLIENT);
    private final Catalog catalog =
            new DynamoCatalog(faulty, TABLE, DynamoCatalog.TOMBSTONE_LIFETIME, new Retries(millis -> {}));

    @BeforeAll
    static void start() {
        CLIENT.createTable(PhotosTable.create(TABLE));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void aChangeThatFailedBeforeItWasMadeIsMadeByTheRetry() {
        faulty.next(new Fault.Before());
        assertCutOff(() -> catalog.register(registered(key, 1)));
        assertThat(catalog.find(key)).isEmpty();
        assertThat(catalog.register(registered(key, 1))).isEqualTo(Change.APPLIED);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aChangeWhoseAnswerWasLostIsADuplicateToTheRetry() {
        faulty.next(new Fault.After());
        assertCutOff(() -> catalog.register(registered(key, 1)));
        assertThat(catalog.register(registered(key, 1))).isEqualTo(Change.DUPLICATE);
        assertThat(count()).isEqualTo(1);
        faulty.next(new Fault.After());
        assertCutOff(() -> catalog.delete(key, sequencer(2), time(2)));
        assertThat(catalog.delete(key, sequencer(2), time(2))).isEqualTo(Change.DUPLICATE);
        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noCountDriftsHoweverOftenChangesAreCutOffAndRepeated(long seed) {
        var random = new Random(seed);
        var oracle = new InMemoryCatalog();
        List<PhotoKey> keys =
                IntStream.range(0, 5).mapToObj(i -> photos.key(owner, HOLIDAYS)).toList();
        for (int i = 0; i < 60; i++) {
            PhotoKey key = keys.get(random.nextInt(keys.size()));
            int event = random.nextInt(1, 9);
            boolean create = random.nextBoolean();
            change(oracle, key, event, create);
            IntStream.range(0, random.nextInt(3))
                    .forEach(ignored -> faulty.next(random.nextBoolean() ? new Fault.Before() : new Fault.After()));
            untilAnswered(() -> change(catalog, key, event, create));
        }
        untilAnswered(() -> change(catalog, photos.key(owner, HOLIDAYS), 1, false)); // uses up the last faults
        for (PhotoKey key : keys) {
            assertThat(catalog.find(key)).isEqualTo(oracle.find(key));
        }
        assertThat(count())
                .isEqualTo(oracle.photos(owner, HOLIDAYS, Page.Request.first(100))
                        .items()
                        .size());
    }

    @Test
    void aChangeThatIsOvertakenDecidesAnew() {
        var other = new DynamoCatalog(CLIENT, TABLE);
        faulty.next(new Fault.Overtaken(() -> other.register(registered(key, 2))));
        assertThat(catalog.register(registered(key, 1))).isEqualTo(Change.STALE);
        faulty.next(new Fault.Overtaken(() -> other.ready(key, sequencer(2), List.of(), null, time(3))));
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
        var jealous = new JealousDynamo(CLIENT);
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

    private static Change change(Catalog catalog, PhotoKey key, int event, boolean create) {
        return create ? catalog.register(registered(key, event)) : catalog.delete(key, sequencer(event), time(event));
    }

    /** As the queue does: what was cut off comes again. */
    private static void untilAnswered(Runnable change) {
        boolean answered = false;
        while (!answered) {
            try {
                change.run();
                answered = true;
            } catch (ApiCallTimeoutException cutOff) {
                answered = false;
            }
        }
    }

    private static void assertCutOff(Runnable change) {
        assertThatExceptionOfType(ApiCallTimeoutException.class).isThrownBy(change::run);
    }

    private long count() {
        return catalog.collections(owner, Page.Request.first(1)).items().stream()
                .mapToLong(PhotoCollection::photoCount)
                .sum();
    }
}
