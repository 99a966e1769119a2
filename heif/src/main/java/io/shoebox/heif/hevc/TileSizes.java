package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;

/**
 * How a picture is cut into tiles.
 *
 * @param columns widths in coding tree blocks but for the last; empty where all are alike
 * @param rows heights, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record TileSizes(int columnCount, int rowCount, int[] columns, int[] rows) {
    private static final int MOST = 64;

    static TileSizes parse(BitReader in) throws HeifException {
        int columnCount = 1 + in.unsigned("tile columns", MOST - 1);
        int rowCount = 1 + in.unsigned("tile rows", MOST - 1);
        boolean uniform = in.flag();
        int[] columns = uniform ? new int[0] : sizes(in, columnCount - 1);
        int[] rows = uniform ? new int[0] : sizes(in, rowCount - 1);
        in.skip(1); // loop_filter_across_tiles_enabled_flag
        return new TileSizes(columnCount, rowCount, columns, rows);
    }

    private static int[] sizes(BitReader in, int count) throws HeifException {
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = 1 + in.unsigned("tile size", 1 << 14);
        }
        return sizes;
    }

    /** Where columns begin, and where the last one ends; of a picture of so many coding tree blocks. */
    static int[] bounds(int count, int[] sizes, int total) {
        int[] bounds = new int[count + 1];
        for (int i = 0; i < count; i++) {
            bounds[i + 1] =
                    sizes.length == 0 ? (i + 1) * total / count : i < sizes.length ? bounds[i] + sizes[i] : total;
        }
        return bounds;
    }
}
