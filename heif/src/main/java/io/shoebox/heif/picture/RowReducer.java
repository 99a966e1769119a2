package io.shoebox.heif.picture;

import java.util.Arrays;

/** Makes one row of averages out of several rows of samples. */
final class RowReducer {
    /** Sums of columns, then their averages: as many as the row that was asked for has. */
    private int[] sums = new int[0];

    /**
     * Averages of boxes, as values of 8 bits.
     *
     * @param from index of the first sample
     * @param width samples of a row that count
     * @param rows that count, at most the box's side
     * @param log2Box the logarithm of the box's side
     */
    int[] reduce(Plane plane, int from, int width, int rows, int log2Box) {
        if (sums.length < width) {
            sums = new int[width];
        }
        Arrays.fill(sums, 0, width, 0);
        for (int row = 0; row < rows; row++) {
            add(sums, plane.samples(), from + row * plane.stride(), width);
        }
        int box = 1 << log2Box;
        int down = plane.depth() - 8;
        int whole = width >> log2Box;
        if (rows == box) {
            int shift = 2 * log2Box + down;
            int rounding = shift == 0 ? 0 : 1 << (shift - 1);
            for (int x = 0; x < whole; x++) {
                sums[x] = Math.min(255, (sum(x << log2Box, box) + rounding) >> shift);
            }
        } else {
            for (int x = 0; x < whole; x++) {
                sums[x] = average(sum(x << log2Box, box), rows * box, down);
            }
        }
        int left = width - (whole << log2Box);
        if (left > 0) {
            sums[whole] = average(sum(whole << log2Box, left), rows * left, down);
        }
        return sums;
    }

    private static void add(int[] sums, short[] samples, int from, int count) {
        for (int x = 0; x < count; x++) {
            sums[x] += samples[from + x];
        }
    }

    private int sum(int from, int count) {
        int sum = 0;
        for (int x = from; x < from + count; x++) {
            sum += sums[x];
        }
        return sum;
    }

    private static int average(int sum, int count, int down) {
        int divisor = count << down;
        return Math.min(255, (sum + divisor / 2) / divisor);
    }
}
