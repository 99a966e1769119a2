package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads scaling_list_data (H.265, clause 7.3.4). */
final class ScalingListParser {
    private static final int MATRICES = 6;
    private static final int INTRA_MATRICES = 3;
    private static final int SMALL = 16;
    private static final int LARGE = 64;

    /** Table 7-6, in the order of the up-right diagonal scan. */
    private static final int[] INTRA = {
        16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 17, 16, 17, 16, 17, 18, 17, 18, 18, 17, 18, 21, 19, 20, 21, 20, 19, 21,
                24,
        22, 22, 24, 24, 22, 22, 24, 25, 25, 27, 30, 27, 25, 25, 29, 31, 35, 35, 31, 29, 36, 41, 44, 41, 36, 47, 54, 54,
                47,
        65, 70, 65, 88, 88, 115
    };

    private static final int[] INTER = {
        16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 17, 17, 17, 17, 17, 18, 18, 18, 18, 18, 18, 20, 20, 20, 20, 20, 20, 20,
                24,
        24, 24, 24, 24, 24, 24, 24, 25, 25, 25, 25, 25, 25, 25, 28, 28, 28, 28, 28, 28, 33, 33, 33, 33, 33, 41, 41, 41,
                41,
        54, 54, 54, 71, 71, 91
    };

    /** A list in scan order, and the factor of the coefficient of frequency zero where it has one of its own. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record ScalingList(int[] values, int dc) {
        static ScalingList standard(int size, int matrix) {
            if (size == 0) {
                int[] flat = new int[SMALL];
                Arrays.fill(flat, ScalingFactors.FLAT);
                return new ScalingList(flat, ScalingFactors.FLAT);
            }
            return new ScalingList(matrix < INTRA_MATRICES ? INTRA : INTER, ScalingFactors.FLAT);
        }
    }

    private ScalingListParser() {}

    static ScalingFactors standard() {
        var lists = new ScalingList[ScalingFactors.SIZES][MATRICES];
        for (int size = 0; size < ScalingFactors.SIZES; size++) {
            for (int matrix = 0; matrix < MATRICES; matrix++) {
                lists[size][matrix] = ScalingList.standard(size, matrix);
            }
        }
        return expand(lists);
    }

    static ScalingFactors parse(BitReader in) throws HeifException {
        var lists = new ScalingList[ScalingFactors.SIZES][MATRICES];
        for (int size = 0; size < ScalingFactors.SIZES; size++) {
            int step = size == 3 ? 3 : 1;
            for (int matrix = 0; matrix < MATRICES; matrix += step) {
                lists[size][matrix] = in.flag() ? coded(in, size) : copied(in, lists[size], size, matrix, step);
            }
        }
        // Chroma of 32 has no lists in this syntax: that size is luma's only but for 4:4:4.
        for (int matrix = 0; matrix < MATRICES; matrix++) {
            @Nullable ScalingList own = lists[3][matrix];
            lists[3][matrix] = own == null ? lists[2][matrix] : own;
        }
        return expand(lists);
    }

    private static ScalingList copied(BitReader in, ScalingList[] lists, int size, int matrix, int step)
            throws HeifException {
        int back = step * in.unsigned("scaling list", MATRICES - 1);
        if (back > matrix) {
            throw in.corrupt("a scaling list from before the first");
        }
        return back == 0 ? ScalingList.standard(size, matrix) : lists[matrix - back];
    }

    private static ScalingList coded(BitReader in, int size) throws HeifException {
        int[] values = new int[size == 0 ? SMALL : LARGE];
        int next = 8;
        int dc = ScalingFactors.FLAT;
        if (size > 1) {
            next = 8 + in.signed("scaling factor", -7, 247);
            dc = next;
        }
        for (int i = 0; i < values.length; i++) {
            next = next + in.signed("scaling factor", -128, 127) & 0xFF;
            values[i] = next;
        }
        return new ScalingList(values, dc);
    }

    private static ScalingFactors expand(ScalingList[][] lists) {
        int[][][] factors = new int[ScalingFactors.SIZES][INTRA_MATRICES][];
        for (int size = 0; size < ScalingFactors.SIZES; size++) {
            for (int plane = 0; plane < INTRA_MATRICES; plane++) {
                factors[size][plane] = expand(lists[size][plane], size);
            }
        }
        return new ScalingFactors(factors);
    }

    /** Larger blocks repeat each value of a list of 8 × 8. */
    private static int[] expand(ScalingList list, int size) {
        int side = 4 << size;
        int listSide = Math.min(side, 8);
        int repeat = side / listSide;
        int[] factors = new int[side * side];
        int next = 0;
        // The up-right diagonal scan, clause 6.5.3.
        for (int diagonal = 0; diagonal < 2 * listSide - 1; diagonal++) {
            for (int x = Math.max(0, diagonal - listSide + 1); x <= Math.min(diagonal, listSide - 1); x++) {
                int y = diagonal - x;
                for (int row = 0; row < repeat; row++) {
                    int from = (y * repeat + row) * side + x * repeat;
                    Arrays.fill(factors, from, from + repeat, list.values()[next]);
                }
                next++;
            }
        }
        if (size > 1) {
            factors[0] = list.dc();
        }
        return factors;
    }
}
