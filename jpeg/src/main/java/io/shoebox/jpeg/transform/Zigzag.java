package io.shoebox.jpeg.transform;

/** The zigzag order of coefficients (T.81 figure A.6). */
final class Zigzag {
    private static final int[] ROW = new int[64];
    private static final int[] COLUMN = new int[64];

    static {
        int index = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int step = 0; step <= diagonal; step++) {
                int row = (diagonal & 1) == 0 ? diagonal - step : step;
                int column = diagonal - row;
                if (row < 8 && column < 8) {
                    ROW[index] = row;
                    COLUMN[index++] = column;
                }
            }
        }
    }

    private Zigzag() {}

    /** The vertical frequency of a zigzag index. */
    static int row(int index) {
        return ROW[index];
    }

    /** The horizontal frequency of a zigzag index. */
    static int column(int index) {
        return COLUMN[index];
    }
}
