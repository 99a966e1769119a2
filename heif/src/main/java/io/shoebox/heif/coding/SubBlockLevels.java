package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.transform.Residuals;
import java.util.Arrays;

/** The values of the significant coefficients of a sub-block of 4 × 4 (H.265, clause 7.3.8.11). */
final class SubBlockLevels {
    /** Coefficients of a sub-block that say by context whether they are greater than 1. */
    private static final int MOST_GREATER_1 = 8;

    private static final int MOST_RICE = 4;
    /** Between the first and the last coefficient of a sub-block, for the parity to hide a sign. */
    private static final int SIGN_HIDING_DISTANCE = 3;

    /** Where they are, in scan order from the last. */
    final int[] places = new int[16];

    private final int[] levels = new int[16];
    private final ArithmeticDecoder cabac;
    private final boolean signHiding;
    /** greater1Ctx after the sub-block before. */
    private int greater1Context;
    /** The first that is greater than 1, or -1. */
    private int firstGreater;

    SubBlockLevels(ArithmeticDecoder cabac, boolean signHiding) {
        this.cabac = cabac;
        this.signHiding = signHiding;
    }

    void beginBlock() {
        greater1Context = 1;
    }

    /** coeff_abs_level_greater1_flag, greater2_flag, and remaining values where these do not say enough. */
    void read(int count, int subBlock, boolean luma) throws CorruptHeifException {
        int set = subBlock == 0 || !luma ? 0 : 2;
        // The sub-block before had a coefficient greater than 1.
        set += greater1Context == 0 ? 1 : 0;
        int context = 1;
        int firstGreater = -1;
        int flags = Math.min(MOST_GREATER_1, count);
        int contexts = Contexts.GREATER_1 + (luma ? 0 : 16) + set * 4;
        for (int i = 0; i < flags; i++) {
            int greater = cabac.bin(contexts + context);
            levels[i] = 1 + greater;
            if (greater != 0) {
                context = 0;
                firstGreater = firstGreater < 0 ? i : firstGreater;
            } else if (context > 0 && context < 3) {
                context++;
            }
        }
        greater1Context = context;
        Arrays.fill(levels, flags, count, 1);
        if (firstGreater >= 0 && cabac.bin(Contexts.GREATER_2 + (luma ? 0 : 4) + set) != 0) {
            levels[firstGreater] = 3;
        }
        this.firstGreater = firstGreater;
    }

    /**
     * Reads the signs and what the flags do not say, and gives the scaled coefficients away.
     *
     * @param origin index of the sub-block's first coefficient in the block
     */
    void store(int count, ScanOrder inner, int origin, int log2Size, Residuals residuals, Scaling scaling)
            throws CorruptHeifException {
        boolean hidden = signHiding && !residuals.isLossless() && places[0] - places[count - 1] > SIGN_HIDING_DISTANCE;
        int signCount = hidden ? count - 1 : count;
        int signs = cabac.bypass(signCount) << (32 - signCount);
        int rice = 0;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int level = levels[i];
            if (level == mostWithoutRemainder(i)) {
                level += cabac.remainingLevel(rice);
                rice += level > 3 << rice && rice < MOST_RICE ? 1 : 0;
            }
            sum += level;
            boolean negative = (hidden && i == count - 1) ? (sum & 1) != 0 : signs < 0;
            signs <<= 1;
            int place = places[i];
            int index = origin + (inner.rows[place] << log2Size) + inner.columns[place];
            int value = negative ? -level : level;
            residuals.set(index, log2Size, residuals.isLossless() ? value : scaling.scaled(value, index));
        }
    }

    /** What the flags of a coefficient can say: only the first that is greater than 1 has one for greater than 2. */
    private int mostWithoutRemainder(int index) {
        if (index >= MOST_GREATER_1) {
            return 1;
        }
        return index == firstGreater ? 3 : 2;
    }
}
