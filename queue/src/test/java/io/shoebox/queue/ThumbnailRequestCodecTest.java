package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailRequestCodecTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final PhotoKey KEY = PhotoKey.create(
            new IdentityId("eu-central-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6"),
            new CollectionId("holiday"),
            FileName.from("bücher \"7\".jpg"),
            TIME,
            new Random(1));
    private static final ThumbnailRequest REQUEST =
            new ThumbnailRequest(KEY, Sequencer.of("01"), TIME, new RequestId("5f3d8c1e-6a0b"));

    @Test
    void aRequestToMakeThemAgainSaysSo() {
        var again = new ThumbnailRequest(KEY, Sequencer.of("01"), TIME, true);

        assertThat(new ThumbnailRequestCodec().decode(ThumbnailRequestCodec.encode(again)))
                .containsExactly(new Decoded.Event<>(again));
        assertThat(ThumbnailRequestCodec.encode(REQUEST)).doesNotContain("again");
    }

    @Test
    void whatIsEncodedIsDecoded() {
        String body = ThumbnailRequestCodec.encode(REQUEST);

        assertThat(new ThumbnailRequestCodec().decode(body)).containsExactly(new Decoded.Event<>(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"requestId\"|\"other\"", "5f3d8c1e|${x}", "5f3d8c1e|\\n", "\"5f3d8c1e-6a0b\"|7"})
    void aMessageWithoutAnIdThatIsOneIsOneWithoutARequest(String change) {
        String[] parts = change.split("\\|", -1);
        String body = ThumbnailRequestCodec.encode(REQUEST).replace(parts[0], parts[1]);

        assertThat(new ThumbnailRequestCodec().decode(body))
                .containsExactly(new Decoded.Event<>(new ThumbnailRequest(KEY, Sequencer.of("01"), TIME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "{\"key\":\"a/b/c\",\"sequencer\":\"01\"}"})
    void anythingElseIsUnreadable(String body) {
        assertThat(new ThumbnailRequestCodec().decode(body)).singleElement().isInstanceOf(Decoded.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequencer", "uploadedAt", "key"})
    void aRequestThatLacksAFieldIsUnreadable(String field) {
        String body = ThumbnailRequestCodec.encode(REQUEST).replace(field, "other");

        assertThat(new ThumbnailRequestCodec().decode(body)).singleElement().isInstanceOf(Decoded.Unreadable.class);
    }
}
