package io.shoebox.heif.intra;

/** Smooths reference samples (H.265, clause 8.4.4.2.3). */
final class ReferenceFilter {
    private static final int STRONG_SIZE = 32;
    private static final int CORNER = ReferenceSamples.CORNER;

    private final boolean strongAllowed;
    private final int[] smooth = new int[2 * CORNER + 1];

    ReferenceFilter(boolean strongAllowed) {
        this.strongAllowed = strongAllowed;
    }

    /** Whether the mode of a luma block wants it: the nearer to straight, the larger the block has to be. */
    static boolean isWanted(int mode, int size) {
        if (mode == Modes.DC || size == 4) {
            return false;
        }
        int distance = Math.min(Math.abs(mode - Modes.VERTICAL), Math.abs(mode - Modes.HORIZONTAL));
        return distance > (size == 8 ? 7 : size == 16 ? 1 : 0);
    }

    /** The line, smoothed; valid until the next call. */
    int[] apply(int[] line, int size, int depth) {
        int side = 2 * size;
        int from = CORNER - side;
        int to = CORNER + side;
        smooth[from] = line[from];
        smooth[to] = line[to];
        if (strongAllowed && size == STRONG_SIZE && isFlat(line, from, depth) && isFlat(line, to, depth)) {
            smooth[CORNER] = line[CORNER];
            for (int i = 1; i < side; i++) {
                smooth[CORNER - i] = ((side - i) * line[CORNER] + i * line[from] + 32) >> 6;
                smooth[CORNER + i] = ((side - i) * line[CORNER] + i * line[to] + 32) >> 6;
            }
        } else {
            for (int i = from + 1; i < to; i++) {
                smooth[i] = (line[i - 1] + 2 * line[i] + line[i + 1] + 2) >> 2;
            }
        }
        return smooth;
    }

    /** Whether the middle of a side is nearly between its ends. */
    private static boolean isFlat(int[] line, int end, int depth) {
        int middle = line[(CORNER + end) >> 1];
        return Math.abs(line[CORNER] + line[end] - 2 * middle) < 1 << (depth - 5);
    }
}
