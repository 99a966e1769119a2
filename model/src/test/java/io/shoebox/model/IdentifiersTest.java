package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifiersTest {
    private static final String UUID = "0a1b2c3d-4e5f-6789-abcd-ef0123456789";

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "ap-southeast-2", "us-gov-west-1", "mx-central-1", "eusc-de-east-1"})
    void anIdentityIdIsARegionAndAUuid(String region) {
        assertThat(new IdentityId(region + ":" + UUID)).hasToString(region + ":" + UUID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":" + UUID, UUID, "us-east-1", "us-east-1:" + UUID + "\n", "us-east-1::" + UUID, "../.."})
    void otherTextsAreNoIdentityId(String text) {
        assertThat(IdentityId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".", "..", "a b", "é", "a\n", "٣"})
    void otherTextsAreNoCollectionId(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CollectionId(text))
                .withMessageContaining(CollectionId.RULE);
    }

    @Test
    void aThumbnailLiesUnderItsPhotosKey() {
        PhotoKey photo = PhotoKey.create(
                new IdentityId("us-east-1:" + UUID),
                new CollectionId("a"),
                new FileName("b.png"),
                Instant.EPOCH,
                new Random(1));
        assertThat(new ThumbnailKey(photo, 240, ImageType.JPEG)).hasToString(photo + "/240.jpg");
        assertThat(new ThumbnailKey(photo, 960, ImageType.PNG)).hasToString(photo + "/960.png");
        assertThatIllegalArgumentException().isThrownBy(() -> new ThumbnailKey(photo, 0, ImageType.PNG));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThumbnailKey(photo, 1, ImageType.GIF));
    }

    @Test
    void aPictureHasSidesAndAPlaceOnEarth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Picture(0, 1, null, null, null));
        assertThat(Picture.Place.isValid(-90, 180)).isTrue();
        assertThat(Picture.Place.isValid(90.1, 0)).isFalse();
        assertThat(Picture.Place.isValid(0, Double.NaN)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Picture.Place(Double.POSITIVE_INFINITY, 0));
    }
}
