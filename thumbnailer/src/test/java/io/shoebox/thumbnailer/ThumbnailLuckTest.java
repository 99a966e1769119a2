package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.thumbnailer.codec.Decoded;
import io.shoebox.thumbnailer.codec.ImageDecoder;
import io.shoebox.thumbnailer.codec.ImageIoDecoder;
import io.shoebox.thumbnailer.codec.ScaledJpegDecoder;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import io.shoebox.thumbnailer.making.Makers;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails for memory or time may be a neighbour's fault: it has one more try, alone. */
final class ThumbnailLuckTest extends OnePhoto {
    private static final long BUDGET = 64L << 20;

    private final MemoryBudget memory = new MemoryBudget(BUDGET);
    private final List<Long> free = new ArrayList<>();
    private int failures;

    private final ThumbnailHandler unlucky = new ThumbnailHandler(
            catalog,
            new ThumbnailStore(s3, "photos", "thumbs", ImageLimits.DEFAULT),
            Makers.with(List.of(30, 60), new Failing(), memory),
            new MemoryBudget(1 << 20),
            PipelineMetrics.NONE,
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** Runs out of memory some times, and tells what others could have at each time. */
    private final class Failing implements ImageDecoder {
        private final ImageDecoder inner = new ScaledJpegDecoder(new ImageIoDecoder(), 100);

        @Override
        public long memory(byte[] bytes, ImageHeader header, int largest) {
            return 1 << 20;
        }

        @Override
        public Decoded decode(byte[] bytes, ImageHeader header, int largest, Deadline deadline) throws IOException {
            free.add(memory.free());
            if (failures-- > 0) {
                throw new OutOfMemoryError("heap");
            }
            return inner.decode(bytes, header, largest, deadline);
        }
    }

    @BeforeEach
    void upload() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
    }

    @Test
    void aFirstFailureIsNotFinalAndTheSecondTryIsAlone() {
        failures = 1;

        assertThat(unlucky.handle(request("A1"))).isInstanceOf(Outcome.Retry.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
        assertThat(row().attempts()).isOne();
        assertThat(unlucky.handle(request("A1"))).isEqualTo(DONE);

        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
        assertThat(row().attempts()).isOne();
        assertThat(free).hasSize(2).satisfies(it -> assertThat(it.getFirst()).isPositive());
        assertThat(free.getLast()).isZero();
        assertThat(memory.free()).isEqualTo(BUDGET);
    }

    @Test
    void aSecondFailureIsFinal() {
        failures = 3;
        unlucky.handle(request("A1"));

        assertThat(unlucky.handle(request("A1")))
                .isEqualTo(new Outcome.Rejected("the image takes too much memory to decode"));
        assertThat(row().status()).isEqualTo(PhotoStatus.FAILED);
        assertThat(row().attempts()).isEqualTo(2);
        assertThat(row().reason()).isEqualTo("the image takes too much memory to decode");
        // Whoever asks for it again has it tried alone, once.
        assertThat(unlucky.handle(request("A1"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(free).hasSize(3);
        assertThat(free.getLast()).isZero();
    }

    @Test
    void newContentHasBothTriesAgain() {
        failures = 2;
        unlucky.handle(request("A1"));
        register("A2");

        assertThat(unlucky.handle(request("A2"))).isInstanceOf(Outcome.Retry.class);
        assertThat(unlucky.handle(request("A2"))).isEqualTo(DONE);
        assertThat(row().sequencer()).isEqualTo(Sequencer.of("A2"));
    }

    @Test
    void aPhotoThatIsDeletedMeanwhileIsNotTriedAgain() {
        failures = 1;
        s3.before(call -> {
            if (call.startsWith("GET")) {
                catalog.delete(KEY, Sequencer.of("A2"), NOW);
            }
        });

        assertThat(unlucky.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().status()).isEqualTo(PhotoStatus.DELETED);
    }
}
