package io.shoebox.heif.coding;

/** The orders in which coefficients are coded (H.265, clause 6.5.3 to 6.5.5), and the contexts that follow from places. */
final class ScanOrder {
    static final int DIAGONAL = 0;
    static final int HORIZONTAL = 1;
    static final int VERTICAL = 2;
    private static final int KINDS = 3;
    /** ctxIdxMap (table 9-50): contexts of significance in a block of 4 × 4, by y × 4 + x. */
    private static final int[] SMALL_BLOCK_CONTEXTS = {0, 1, 4, 5, 2, 3, 4, 5, 6, 6, 8, 8, 7, 7, 8, 8};

    private static final ScanOrder[][] ORDERS = new ScanOrder[4][KINDS];

    /** Columns and rows, by place in the order. */
    final byte[] columns;

    final byte[] rows;
    /** The place in the order of a column and row: by row × side + column. */
    final byte[] places;
    /** Of an order of 4 × 4: contexts of significance by place, for a block of 4 × 4. */
    final byte[] smallBlockContexts = new byte[16];
    /** Likewise for a sub-block of a larger one, by which of its neighbours are coded: 1 the right one, 2 the lower one. */
    final byte[][] subBlockContexts = new byte[4][16];

    static {
        for (int log2 = 0; log2 < 4; log2++) {
            for (int kind = 0; kind < KINDS; kind++) {
                ORDERS[log2][kind] = new ScanOrder(1 << log2, kind);
            }
        }
    }

    private ScanOrder(int side, int kind) {
        columns = new byte[side * side];
        rows = new byte[side * side];
        places = new byte[side * side];
        if (kind == DIAGONAL) {
            diagonal(side);
        } else {
            for (int place = 0; place < side * side; place++) {
                int along = place % side;
                int across = place / side;
                put(place, kind == HORIZONTAL ? along : across, kind == HORIZONTAL ? across : along, side);
            }
        }
        if (side == 4) {
            for (int place = 0; place < 16; place++) {
                smallBlockContexts[place] = (byte) SMALL_BLOCK_CONTEXTS[rows[place] * 4 + columns[place]];
                for (int coded = 0; coded < 4; coded++) {
                    subBlockContexts[coded][place] = (byte) subBlockContext(coded, columns[place], rows[place]);
                }
            }
        }
    }

    static ScanOrder of(int log2Side, int kind) {
        return ORDERS[log2Side][kind];
    }

    private void diagonal(int side) {
        int place = 0;
        for (int diagonal = 0; diagonal < 2 * side - 1; diagonal++) {
            for (int x = Math.max(0, diagonal - side + 1); x <= Math.min(diagonal, side - 1); x++) {
                put(place++, x, diagonal - x, side);
            }
        }
    }

    private void put(int place, int x, int y, int side) {
        columns[place] = (byte) x;
        rows[place] = (byte) y;
        places[y * side + x] = (byte) place;
    }

    /** Clause 9.3.4.2.5, by prevCsbf. */
    private static int subBlockContext(int coded, int x, int y) {
        return switch (coded) {
            case 0 -> x + y == 0 ? 2 : x + y < 3 ? 1 : 0;
            case 1 -> y == 0 ? 2 : y == 1 ? 1 : 0;
            case 2 -> x == 0 ? 2 : x == 1 ? 1 : 0;
            default -> 2;
        };
    }
}
