package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Photos;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.S3EventEncoder;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.queue.UploadEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TrickleTest {
    private static final PhotoKey KEY = new Photos(1).key();
    private static final String EVENT =
            S3EventEncoder.encode(new UploadEvent.Removed("photos", KEY.toString(), Sequencer.of("A1"), Instant.EPOCH));
    private static final String REQUEST =
            ThumbnailRequestCodec.encode(new ThumbnailRequest(KEY, Sequencer.of("A1"), Instant.EPOCH, true));

    private final FakeQueues queues = new FakeQueues();
    private final Trickle trickle = new Trickle(queues, ManyPhotosTest.PLACES);

    @Test
    void eventsGoToIngestAndRequestsToTheThumbnailer() {
        queues.queue("again").add(EVENT);
        queues.queue("again").add(REQUEST);

        assertThat(trickle.once()).isEqualTo(Trickle.Flow.MOVED);

        assertThat(queues.queue("uploads")).containsExactly(EVENT);
        assertThat(queues.queue("thumbs")).containsExactly(REQUEST);
        assertThat(queues.hidden()).isEmpty();
    }

    @Test
    void nothingIsLetThroughWhileAnythingNewerWaits() {
        queues.queue("again").add(EVENT);
        queues.queue("thumbs").add("somebody's new photo");

        assertThat(trickle.once()).isEqualTo(Trickle.Flow.BUSY);
        assertThat(queues.queue("again")).containsExactly(EVENT);

        queues.queue("thumbs").clear();
        assertThat(trickle.once()).isEqualTo(Trickle.Flow.MOVED);
        queues.queue("uploads").clear();
        assertThat(trickle.once()).isEqualTo(Trickle.Flow.DRY);
    }

    @Test
    void atMostTenGoBeforeWhatComesNext() {
        for (int i = 0; i < 25; i++) {
            queues.queue("again").add(EVENT);
        }

        assertThat(trickle.once()).isEqualTo(Trickle.Flow.MOVED);
        assertThat(queues.queue("uploads")).hasSize(10);
        assertThat(trickle.once()).isEqualTo(Trickle.Flow.BUSY);
    }

    @Test
    void whatNobodyCanReadStaysForTheDeadLetters() {
        queues.queue("again").add("neither");

        trickle.once();

        assertThat(queues.hidden()).containsExactly("neither");
        assertThat(queues.queue("uploads")).isEmpty();
        assertThat(queues.queue("thumbs")).isEmpty();
    }

    @Test
    void whatAQueueDoesNotTakeComesBack() {
        queues.queue("again").add(EVENT);
        queues.breakDown("uploads");

        trickle.once();

        assertThat(queues.hidden()).containsExactly(EVENT);
    }
}
