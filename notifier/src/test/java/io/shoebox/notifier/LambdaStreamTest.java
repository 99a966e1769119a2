package io.shoebox.notifier;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.shoebox.model.PhotoStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LambdaStreamTest {
    private static DynamodbEvent batch() throws IOException {
        try (var json = requireNonNull(LambdaStreamTest.class.getResourceAsStream("stream-batch.json"))) {
            return LambdaEventSerializers.serializerFor(DynamodbEvent.class, LambdaStreamTest.class.getClassLoader())
                    .fromJson(json);
        }
    }

    @Test
    void aBatchAsLambdaSendsItIsRead() throws IOException {
        List<RowChange> changes = LambdaStream.read(batch());

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().sequenceNumber()).isEqualTo("111100000000000000000001");
        PhotoEvent event = PhotoEvent.of(changes.getFirst()).orElseThrow();
        assertThat(event.id()).isEqualTo("c4ca4238a0b923820dcc509a6f75849b");
        assertThat(event.at()).isEqualTo(Instant.parse("2026-03-01T12:00:02Z"));
        assertThat(event.name()).isEqualTo("PhotoReady");
        assertThat(event.photo().status()).isEqualTo(PhotoStatus.READY);
        assertThat(event.photo().thumbnails())
                .extracting(thumbnail -> thumbnail.key().edge())
                .containsExactly(240);
    }

    @Test
    void theAnswerNamesTheFirstChangeThatIsToComeAgain() throws IOException {
        var ears = new Ears();
        var notifier = new Notifier(ears, ears);

        assertThat(answer(notifier).getBatchItemFailures()).isEmpty();
        ears.subscribersRefuseAfter = 0;
        assertThat(answer(notifier).getBatchItemFailures())
                .extracting(failure -> failure.getItemIdentifier())
                .containsExactly("111100000000000000000001");
    }

    private static StreamsEventResponse answer(Notifier notifier) throws IOException {
        return LambdaStream.answer(notifier.handle(LambdaStream.read(batch())).orElse(null));
    }

    @Test
    void anEmptyBatchIsNothing() {
        assertThat(LambdaStream.read(new DynamodbEvent())).isEmpty();
    }

    @Test
    void aRowOfAPhotoThatIsNoneComesAgainAndNothingBeforeItIsKeptBack() throws IOException {
        RowChange good = LambdaStream.read(batch()).getFirst();
        var broken = new HashMap<>(good.after());
        broken.remove("status");
        var bad = new RowChange("id", "222", good.at(), good.before(), broken);
        var ears = new Ears();

        assertThat(new Notifier(ears, ears).handle(List.of(good, bad, good))).contains("222");
        assertThat(Ears.names(ears.subscribers)).containsExactly("PhotoReady");
    }
}
