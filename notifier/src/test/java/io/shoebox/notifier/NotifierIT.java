package io.shoebox.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Photos;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What others are told of the changes that a real table's stream shows. */
final class NotifierIT {
    private final Photos photos = new Photos(1);
    private final PhotoKey key = photos.key();
    private final Ears ears = new Ears();
    private final Notifier notifier = new Notifier(ears, ears);

    private List<RowChange> aLife() {
        return Rows.changes(catalog -> {
            catalog.register(Photos.registered(key, 1));
            catalog.ready(key, Photos.sequencer(1), Photos.thumbnails(key), "LEHV6n", null, Photos.time(2));
            catalog.delete(key, Photos.sequencer(3), Photos.time(3));
        });
    }

    @Test
    void aPhotosLifeIsToldInItsOrder() {
        assertThat(notifier.handle(aLife())).isEmpty();

        assertThat(Ears.names(ears.subscribers)).containsExactly("PhotoRegistered", "PhotoReady", "PhotoDeleted");
        assertThat(ears.bus).isEqualTo(ears.subscribers);
        assertThat(ears.subscribers).extracting(event -> event.photo().key()).containsOnly(key);
    }

    @Test
    void aDeletedPhotoIsToldAsItWas() {
        notifier.handle(aLife());

        var deleted = ears.subscribers.getLast().photo();
        assertThat(deleted.status()).isEqualTo(PhotoStatus.DELETED);
        assertThat(deleted.filename()).isEqualTo("été à la mer 1.jpg");
        assertThat(deleted.sequencer()).isEqualTo(Photos.sequencer(3));
    }

    @Test
    void duplicatesCollectionsAndTombstonesOfNobodysPhotosAreToldToNobody() {
        List<RowChange> changes = Rows.changes(catalog -> {
            catalog.delete(photos.key(), Photos.sequencer(1), Photos.time(1));
            catalog.register(Photos.registered(key, 1));
            catalog.register(Photos.registered(key, 1));
            catalog.failed(key, Photos.sequencer(1), "the picture is damaged", Photos.time(2));
            catalog.failed(key, Photos.sequencer(1), "the picture is damaged", Photos.time(3));
        });

        assertThat(changes).hasSizeGreaterThan(4);
        assertThat(notifier.handle(changes)).isEmpty();
        assertThat(Ears.names(ears.subscribers)).containsExactly("PhotoRegistered", "PhotoFailed");
    }

    @Test
    void aRejectedPhotoIsToldWithItsReason() {
        notifier.handle(Rows.changes(catalog -> catalog.register(Photos.rejected(key, 1))));

        assertThat(Ears.names(ears.bus)).containsExactly("PhotoRejected");
        assertThat(ears.bus.getFirst().photo().reason()).isEqualTo("not an image");
    }

    @Test
    void whatSubscribersWereNotToldComesAgainFromThatChangeOn() {
        List<RowChange> life = aLife();
        ears.subscribersRefuseAfter = 1;
        String failed = notifier.handle(life).orElseThrow();
        ears.subscribersRefuseAfter = Integer.MAX_VALUE;
        int again = IntStream.range(0, life.size())
                .filter(i -> life.get(i).sequenceNumber().equals(failed))
                .findFirst()
                .orElseThrow();

        assertThat(notifier.handle(life.subList(again, life.size()))).isEmpty();
        assertThat(Ears.names(ears.subscribers)).containsExactly("PhotoRegistered", "PhotoReady", "PhotoDeleted");
        assertThat(ears.bus).isEqualTo(ears.subscribers);
    }

    @Test
    void whatTheBusRefusedComesAgainWithTheSameId() {
        List<RowChange> life = aLife();
        ears.busRefusesAfter = 1;
        assertThat(notifier.handle(life)).isPresent();
        ears.busRefusesAfter = Integer.MAX_VALUE;
        ears.busIsAway = true;
        assertThat(notifier.handle(life)).contains(life.getFirst().sequenceNumber());
        ears.busIsAway = false;
        assertThat(notifier.handle(life)).isEmpty();

        assertThat(ears.bus.getFirst()).isEqualTo(ears.bus.get(1));
        assertThat(ears.bus.stream().distinct().map(PhotoEvent::name))
                .containsExactly("PhotoRegistered", "PhotoReady", "PhotoDeleted");
    }

    @Test
    void moreChangesThanTheBusTakesAtOnceAreAllToldInOrder() {
        List<PhotoKey> keys = IntStream.range(0, 25).mapToObj(i -> photos.key()).toList();
        List<RowChange> changes =
                Rows.changes(catalog -> keys.forEach(each -> catalog.register(Photos.registered(each, 1))));

        assertThat(notifier.handle(changes)).isEmpty();
        assertThat(ears.bus).extracting(event -> event.photo().key()).containsExactlyElementsOf(keys);
    }

    @Test
    void theStreamsTwinBringsWhatFailedAgainAndPassesOverWhatAlwaysFails() {
        var batches = new ArrayList<String>();
        try (var rows = new Rows();
                var poller = new StreamPoller(rows.streams, rows.stream, changes -> {
                    String first = changes.getFirst().sequenceNumber();
                    batches.add(first);
                    return batches.getFirst().equals(first) ? Optional.of(first) : Optional.empty();
                })) {
            rows.catalog.register(Photos.registered(key, 1));
            for (int round = 0; round < 7; round++) {
                poller.pollOnce();
            }
        }

        assertThat(batches).hasSize(6).startsWith(batches.getFirst(), batches.getFirst());
        assertThat(batches.subList(0, 5)).containsOnly(batches.getFirst());
        assertThat(batches.getLast()).isNotEqualTo(batches.getFirst());
    }
}
