package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;

/** profile_tier_level (H.265, clause 7.3.3): the flags that follow say more exactly what a stream uses. */
final class ProfileTierLevel {
    private static final int PROFILE_BITS = 88;
    private static final int LEVEL_BITS = 8;
    private static final int MOST_SUB_LAYERS = 8;

    private ProfileTierLevel() {}

    static void skip(BitReader in, int subLayers) throws HeifException {
        in.skip(PROFILE_BITS + LEVEL_BITS);
        int bits = 0;
        for (int i = 0; i < subLayers; i++) {
            bits += in.flag() ? PROFILE_BITS : 0;
            bits += in.flag() ? LEVEL_BITS : 0;
        }
        in.skip(subLayers > 0 ? 2 * (MOST_SUB_LAYERS - subLayers) : 0);
        in.skip(bits);
    }
}
