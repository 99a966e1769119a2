package io.shoebox.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.Sequencer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3EventDecoderTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:15:30Z");

    @Test
    void whatARuleOfTheBucketRemovesIsToldFromWhatSomebodyDoes() {
        for (String name : List.of("LifecycleExpiration:Delete", "s3:LifecycleExpiration:DeleteMarkerCreated")) {
            assertThat(removed(name).expired()).isTrue();
        }
        assertThat(removed("ObjectRemoved:Delete").expired()).isFalse();
    }

    private static UploadEvent.Removed removed(String name) {
        var event = (Decoded.Event<UploadEvent>)
                new S3EventDecoder().decode("""
                        {"Records": [{"eventVersion": "2.3", "eventName": "%s", "eventTime": "2026-03-01T10:00:00.000Z",
                          "s3": {"bucket": {"name": "photos"}, "object": {"key": "a", "sequencer": "A1"}}}]}
                        """.formatted(name)).getFirst();
        return (UploadEvent.Removed) event.event();
    }

    @Test
    void aPutIsACreationWithItsKeyDecodedOnce() {
        assertThat(decode("put"))
                .containsExactly(new Decoded.Event<>(new UploadEvent.Created(
                        "photos",
                        "eu-central-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6/holiday/"
                                + "0195513f-9c7a-7abc-8def-0123456789ab-bücher und 100%.jpg",
                        Sequencer.of("0055AED6DCD90281E5"),
                        Instant.parse("2026-03-01T10:15:30.123Z"),
                        1_171_527L,
                        "d41d8cd98f00b204e9800998ecf8427e")));
    }

    @Test
    void theEndOfAMultipartUploadIsACreation() {
        assertThat(decode("multipart"))
                .containsExactly(new Decoded.Event<>(new UploadEvent.Created(
                        "photos",
                        "a/b/c.jpg",
                        Sequencer.of("0065F1A2B3C4D5E6F7"),
                        TIME,
                        26_214_400L,
                        "9b2cf535f27731c974343645a3985328-5")));
    }

    @Test
    void aCopyIsACreation() {
        assertThat(decode("copy"))
                .containsExactly(new Decoded.Event<>(
                        new UploadEvent.Created("photos", "a/b/c.jpg", Sequencer.of("00AA"), TIME, 7L, "e")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "delete-marker"})
    void aDeleteAndADeleteMarkerAreRemovals(String fixture) {
        assertThat(decode(fixture)).singleElement().satisfies(part -> {
            var event = (UploadEvent.Removed) ((Decoded.Event<UploadEvent>) part).event();
            assertThat(event.key()).isEqualTo("a/b/c.jpg");
            assertThat(event.sequencer()).isGreaterThan(Sequencer.of("0055AED6DCD90281E5"));
        });
    }

    @Test
    void theTestEventNeedsNoHandling() {
        assertThat(decode("test-event")).containsExactly(new Decoded.Irrelevant<>("s3:TestEvent"));
    }

    @Test
    void everyRecordIsReadAndABadOneSpoilsNoOther() {
        assertThat(decode("several-records"))
                .hasSize(4)
                .satisfiesExactly(
                        created -> assertThat(created).isInstanceOf(Decoded.Event.class),
                        tagging -> assertThat(tagging).isEqualTo(new Decoded.Irrelevant<>("ObjectTagging:Put")),
                        removed -> assertThat(removed).isInstanceOf(Decoded.Event.class),
                        badKey -> assertThat(badKey).isInstanceOf(Decoded.Unreadable.class));
    }

    @Test
    void unknownFieldsAndLaterMinorVersionsAreAccepted() {
        assertThat(decode("unknown-fields"))
                .containsExactly(new Decoded.Event<>(
                        new UploadEvent.Created("photos", "a/b/c.jpg", Sequencer.of("01"), TIME, 1L, "e")));
    }

    @Test
    void absentSequencerSizeAndETagAreAccepted() {
        assertThat(decode("no-sequencer"))
                .containsExactly(new Decoded.Event<>(
                        new UploadEvent.Created("photos", "a/b/c.jpg", Sequencer.NONE, TIME, null, null)));
    }

    @Test
    void whatIsNoS3EventIsUnreadable() {
        assertThat(decode("not-an-event")).singleElement().isInstanceOf(Decoded.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":[7]}",
                "{"
            })
    void malformedBodiesAreUnreadable(String body) {
        assertThat(new S3EventDecoder().decode(body)).singleElement().isInstanceOf(Decoded.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2.1\"|\"3.0\"",
                "\"00aa\"|\"" + "0123456789abcdef0123456789abcdef0" + "\"",
                "\"00aa\"|\"not hexadecimal\"",
                "\"a/b/c.jpg\"|\"\"",
                "\"photos\"|null",
                "\"2026-03-01T10:15:30.000Z\"|\"yesterday\""
            })
    void aRecordWithAWrongFieldIsUnreadable(String change) {
        String[] parts = change.split("\\|", 2);
        String body = read("copy").replace(parts[0], parts[1]);

        assertThat(new S3EventDecoder().decode(body)).singleElement().isInstanceOf(Decoded.Unreadable.class);
    }

    private static List<Decoded<UploadEvent>> decode(String fixture) {
        return new S3EventDecoder().decode(read(fixture));
    }

    private static String read(String fixture) {
        try (var in = requireNonNull(S3EventDecoderTest.class.getResourceAsStream(fixture + ".json"), fixture)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
