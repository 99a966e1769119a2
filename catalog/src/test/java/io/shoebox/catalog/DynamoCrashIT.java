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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** What is left when a change is cut off, and is then repeated. */
final class DynamoCrashIT extends FaultyTable {
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

    @Test
    void aBatchThatIsCutOffIsMadeAsAWholeOrNotAtAll() {
        List<Photo> batch =
                photos.keys(owner, 10).stream().map(it -> registered(it, 1)).toList();
        faulty.next(new Fault.Before());
        assertCutOff(() -> catalog.registerAll(batch));
        assertThat(catalog.photos(owner, HOLIDAYS, Page.Request.first(100)).items())
                .isEmpty();
        faulty.next(new Fault.After());
        assertCutOff(() -> catalog.registerAll(batch));
        assertThat(count()).isEqualTo(10);
        assertThat(catalog.registerAll(batch)).hasSize(10).containsOnly(Change.DUPLICATE);
        assertThat(count()).isEqualTo(10);
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
            if (random.nextInt(4) == 0) {
                // Some of a batch were registered before it, and some of them twice in it.
                List<Photo> batch = Stream.of(key, keys.get(random.nextInt(keys.size())), key)
                        .map(it -> registered(it, event))
                        .toList();
                oracle.registerAll(batch);
                faulty.next(random.nextBoolean() ? new Fault.Before() : new Fault.After());
                untilAnswered(() -> catalog.registerAll(batch));
                continue;
            }
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
}
