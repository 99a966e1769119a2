package io.shoebox.thumbnailer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ProfileTagsTest {
    private static final int TAG_COUNT = 128;

    @Test
    void processingElementsReachNoEngine() {
        byte[] bomb = HostileProfiles.elements(20_000, 17);

        assertThat(bomb).hasSizeLessThan(220_000);
        assertThat(tags(ProfileTags.of(bomb).orElseThrow())).isOne();
    }

    @Test
    void aTableReachesTheEngineWhereItIsAsLargeAsItSays() {
        assertThat(tags(ProfileTags.of(HostileProfiles.table(2, 24)).orElseThrow()))
                .isEqualTo(2);
        assertThat(tags(ProfileTags.of(HostileProfiles.table(2, 23)).orElseThrow()))
                .isOne();
        assertThat(tags(ProfileTags.of(HostileProfiles.table(255, 24)).orElseThrow()))
                .isOne();
        // Two values of each curve, in and out.
        assertThat(tags(ProfileTags.of(HostileProfiles.oldTable(2, 2 * 3 * (2 + 8 + 2)))
                        .orElseThrow()))
                .isEqualTo(2);
        assertThat(tags(ProfileTags.of(HostileProfiles.oldTable(200, 72)).orElseThrow()))
                .isOne();
    }

    @Test
    void whatIsLeftDoesTheSame() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] left = ProfileTags.of(srgb).orElseThrow();

        assertThat(tags(left)).isBetween(7, tags(srgb));
        float[] colour = {0.2f, 0.7f, 0.4f};
        assertThat(new ICC_ColorSpace(ICC_Profile.getInstance(left)).toCIEXYZ(colour))
                .isEqualTo(new ICC_ColorSpace(ICC_Profile.getInstance(srgb)).toCIEXYZ(colour));
    }

    @Test
    void ofGrayTheCurveIsLeft() {
        byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] left = ProfileTags.of(gray).orElseThrow();

        float[] level = {0.4f};
        assertThat(new ICC_ColorSpace(ICC_Profile.getInstance(left)).toRGB(level))
                .isEqualTo(new ICC_ColorSpace(ICC_Profile.getInstance(gray)).toRGB(level));
    }

    @Test
    void otherProfilesAreNone() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] cmyk = ByteBuffer.wrap(srgb.clone()).putInt(16, 0x434D594B).array();
        assertThat(ProfileTags.of(cmyk)).isEmpty();
        assertThat(ProfileTags.of(Arrays.copyOf(srgb, 131))).isEmpty();
        assertThat(ProfileTags.of(Arrays.copyOf(srgb, ProfileTags.MOST_BYTES + 1)))
                .isEmpty();
        assertThat(ProfileTags.of(
                        ByteBuffer.wrap(srgb.clone()).putInt(TAG_COUNT, 101).array()))
                .isEmpty();
        byte[] left = ProfileTags.of(srgb).orElseThrow();
        byte[] elsewhere = ByteBuffer.wrap(left.clone())
                .putInt(TAG_COUNT + 8, Integer.MAX_VALUE)
                .array();
        assertThat(tags(ProfileTags.of(elsewhere).orElseThrow())).isEqualTo(tags(left) - 1);
    }

    private static int tags(byte[] profile) {
        return ByteBuffer.wrap(profile).getInt(TAG_COUNT);
    }
}
