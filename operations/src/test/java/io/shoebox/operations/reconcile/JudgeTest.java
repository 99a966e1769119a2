package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Photos;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Thumbnail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final Instant SETTLED = Photos.time(1000);
    private static final Instant OLD = SETTLED.minusSeconds(1);
    private static final Instant YOUNG = SETTLED.plusSeconds(1);
    private static final PhotoKey KEY = new Photos(1).key();
    private static final Photo REGISTERED = Photos.registered(KEY, 1);
    private static final Photo READY = REGISTERED.ready(Photos.thumbnails(KEY), null, null, OLD);
    private static final Stored OBJECT = object(OLD);
    private static final List<Stored> THUMBNAILS = thumbnails(OLD);

    @Test
    void whatAgreesIsNoFinding() {
        assertThat(judge(OBJECT, READY, THUMBNAILS)).isNull();
        assertThat(judge(OBJECT, REGISTERED.failed("corrupt", OLD), List.of())).isNull();
        assertThat(judge(OBJECT, Photos.rejected(KEY, 1), List.of())).isNull();
        assertThat(judge(null, deleted(OLD), List.of())).isNull();
        // Images of some types are ready without thumbnails.
        assertThat(judge(OBJECT, REGISTERED.ready(List.of(), null, null, OLD), List.of()))
                .isNull();
    }

    @Test
    void anObjectThatNobodyRegisteredIsFoundOnceItsEventCannotBeOnItsWay() {
        assertThat(judge(OBJECT, null, List.of())).isEqualTo(FindingKind.OBJECT_WITHOUT_ROW);
        assertThat(judge(object(YOUNG), null, List.of())).isNull();
        assertThat(judge(new Stored(KEY.toString(), 5, null, OLD), null, List.of()))
                .as("a file that a crash cut off")
                .isNull();
    }

    @Test
    void onlyAKeyThatWasPutAgainAfterItsDeleteIsAnnounced() {
        assertThat(judge(OBJECT, deleted(OLD.minusSeconds(1)), List.of())).isEqualTo(FindingKind.OBJECT_WITHOUT_ROW);
        assertThat(judge(OBJECT, deleted(OLD), List.of())).isNull();
    }

    @Test
    void aRecordWithoutItsObjectIsFoundUnlessItIsARejection() {
        assertThat(judge(null, READY, THUMBNAILS)).isEqualTo(FindingKind.ROW_WITHOUT_OBJECT);
        assertThat(judge(null, REGISTERED, List.of())).isEqualTo(FindingKind.ROW_WITHOUT_OBJECT);
        assertThat(judge(null, REGISTERED.ready(List.of(), null, null, YOUNG), List.of()))
                .isNull();
        assertThat(judge(null, Photos.rejected(KEY, 1), List.of())).isNull();
    }

    @Test
    void aRecordOfOtherContentIsFoundByItsEntityTag() {
        var other = new Stored(KEY.toString(), 5, "other", OLD);
        assertThat(judge(other, READY, THUMBNAILS)).isEqualTo(FindingKind.OTHER_CONTENT);
        assertThat(judge(new Stored(KEY.toString(), 5, "other", YOUNG), READY, THUMBNAILS))
                .isNull();
    }

    @Test
    void whatNobodyWorksOnAndWhatIsMissingAreFound() {
        assertThat(judge(OBJECT, REGISTERED, List.of())).isEqualTo(FindingKind.REGISTERED_TOO_LONG);
        assertThat(judge(OBJECT, READY, THUMBNAILS.subList(0, 1))).isEqualTo(FindingKind.THUMBNAIL_MISSING);
        assertThat(judge(OBJECT, REGISTERED.ready(Photos.thumbnails(KEY), null, null, YOUNG), List.of()))
                .isNull();
    }

    @Test
    void thumbnailsOfNobodyAreFound() {
        assertThat(judge(null, null, THUMBNAILS)).isEqualTo(FindingKind.THUMBNAIL_WITHOUT_PHOTO);
        assertThat(judge(null, deleted(OLD), THUMBNAILS)).isEqualTo(FindingKind.THUMBNAIL_WITHOUT_PHOTO);
        assertThat(judge(OBJECT, Photos.rejected(KEY, 1), THUMBNAILS)).isEqualTo(FindingKind.THUMBNAIL_WITHOUT_PHOTO);
        assertThat(judge(null, null, thumbnails(YOUNG))).isNull();
        assertThat(judge(null, deleted(YOUNG), THUMBNAILS)).isNull();
    }

    private static @Nullable FindingKind judge(@Nullable Stored object, @Nullable Photo row, List<Stored> thumbnails) {
        return new Judge(SETTLED).judge(new Case(KEY, object, row, thumbnails)).orElse(null);
    }

    private static Stored object(Instant modified) {
        return new Stored(KEY.toString(), 5, "etag-1", modified);
    }

    private static List<Stored> thumbnails(Instant modified) {
        return Photos.thumbnails(KEY).stream()
                .map(Thumbnail::key)
                .map(key -> new Stored(key.toString(), 5, "t", modified))
                .toList();
    }

    private static Photo deleted(Instant at) {
        return new Photo(
                KEY,
                "a",
                "",
                0,
                null,
                null,
                null,
                Photos.sequencer(2),
                PhotoStatus.DELETED,
                null,
                null,
                List.of(),
                0,
                at,
                at);
    }
}
