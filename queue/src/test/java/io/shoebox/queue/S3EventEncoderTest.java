package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.Sequencer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class S3EventEncoderTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final String KEY = "eu-west-1:00000000-0000-4000-8000-00000000000a/c/é +%&.jpg";

    @Test
    void theDecoderReadsWhatIsWritten() {
        var created = new UploadEvent.Created("photos", KEY, Sequencer.of("A1"), TIME, 5L, "e7ag");
        var unknown = new UploadEvent.Created("photos", KEY, Sequencer.NONE, TIME, null, null);
        var removed = new UploadEvent.Removed("photos", KEY, Sequencer.of("A2"), TIME);

        for (UploadEvent event : new UploadEvent[] {created, unknown, removed}) {
            assertThat(new S3EventDecoder().decode(S3EventEncoder.encode(event)))
                    .containsExactly(new Decoded.Event<>(event));
        }
    }
}
