package io.shoebox.heif.coding;

import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.ScalingFactors;
import io.shoebox.heif.hevc.Sps;
import org.jspecify.annotations.Nullable;

/** Scaling of coefficients (H.265, clause 8.6.3 and 8.6.4.2), prepared for a block. */
final class Scaling {
    private static final int[] LEVEL_SCALE = {40, 45, 51, 57, 64, 72};
    private static final int FLAT = 16;

    private final Sps sps;
    private final @Nullable ScalingFactors factors;

    private int[] matrix = {};
    private boolean flat;
    private long scale;
    private long rounding;
    private int shift;

    Scaling(Sps sps, Pps pps) {
        this.sps = sps;
        factors = sps.scaling() == null || pps.scaling() == null ? sps.scaling() : pps.scaling();
    }

    /** @param qp qP of the plane: not negative */
    void prepare(int plane, int log2Size, int qp, boolean transformSkip) {
        scale = (long) LEVEL_SCALE[qp % 6] << (qp / 6);
        shift = sps.depth(plane) + log2Size - 5;
        rounding = 1L << (shift - 1);
        // Transform skip is for blocks of 4 × 4, which keep their factors.
        flat = factors == null || (transformSkip && log2Size > 2);
        if (factors == null || flat) {
            scale *= FLAT;
        } else {
            matrix = factors.of(log2Size, plane);
        }
    }

    /** @param index of the coefficient: row × side + column */
    int scaled(int level, int index) {
        long factor = flat ? scale : scale * matrix[index];
        return Math.clamp((level * factor + rounding) >> shift, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
