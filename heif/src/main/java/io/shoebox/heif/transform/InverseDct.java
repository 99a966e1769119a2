package io.shoebox.heif.transform;

import io.shoebox.heif.picture.Plane;
import java.util.Arrays;

/**
 * The inverse cosine transforms of 4 to 32 points (H.265, clause 8.6.4.2): columns first, then rows. Only what is not zero is
 * multiplied, and the points of the second half are those of the first with the odd frequencies' signs turned.
 */
final class InverseDct {
    private static final int MOST_SIZE = 32;
    private static final int FIRST_SHIFT = 7;
    private static final int FIRST_ROUNDING = 1 << (FIRST_SHIFT - 1);

    /** After the columns: by row × 32 + column. */
    private final int[] columns = new int[MOST_SIZE * MOST_SIZE];

    private final int[] even = new int[MOST_SIZE / 2];
    private final int[] odd = new int[MOST_SIZE / 2];

    /**
     * @param lastColumn of those that are not all zero
     * @param lastRow of those that are not all zero
     */
    void add(int[] coefficients, int log2Size, int lastColumn, int lastRow, Plane plane, int at, int shift) {
        int size = 1 << log2Size;
        transformColumns(coefficients, log2Size, lastColumn, lastRow);
        int most = (1 << plane.depth()) - 1;
        for (int y = 0; y < size; y++) {
            int target = at + y * plane.stride();
            int from = y * MOST_SIZE;
            if (size == 4) {
                ShortDct.addRow4(columns, from, plane.samples(), target, shift, most);
            } else if (size == 8) {
                ShortDct.addRow8(columns, from, plane.samples(), target, shift, most);
            } else {
                addRow(from, log2Size, lastColumn, plane.samples(), target, shift, most);
            }
        }
    }

    private void transformColumns(int[] coefficients, int log2Size, int lastColumn, int lastRow) {
        int[] matrix = DctMatrix.BY_FREQUENCY[log2Size];
        int size = 1 << log2Size;
        int half = size >> 1;
        for (int y = 0; y < half; y++) {
            int first = y * MOST_SIZE;
            int mirrored = (size - 1 - y) * MOST_SIZE;
            for (int x = 0; x <= lastColumn; x++) {
                int evenSum = FIRST_ROUNDING;
                int oddSum = 0;
                for (int k = 0; k <= lastRow; k += 2) {
                    evenSum += matrix[k * half + y] * coefficients[(k << log2Size) + x];
                }
                for (int k = 1; k <= lastRow; k += 2) {
                    oddSum += matrix[k * half + y] * coefficients[(k << log2Size) + x];
                }
                columns[first + x] = InverseDst.clip((evenSum + oddSum) >> FIRST_SHIFT);
                columns[mirrored + x] = InverseDst.clip((evenSum - oddSum) >> FIRST_SHIFT);
            }
            int end = Math.min(8, size);
            if (lastColumn + 1 < end) {
                // The short transforms look at all of a row.
                Arrays.fill(columns, first + lastColumn + 1, first + end, 0);
                Arrays.fill(columns, mirrored + lastColumn + 1, mirrored + end, 0);
            }
        }
    }

    private void addRow(int from, int log2Size, int lastColumn, short[] samples, int at, int shift, int most) {
        int half = 1 << (log2Size - 1);
        int[] matrix = DctMatrix.BY_FREQUENCY[log2Size];
        Arrays.fill(even, 0, half, 64 * columns[from] + (1 << (shift - 1)));
        Arrays.fill(odd, 0, half, 0);
        for (int k = 1; k <= lastColumn; k++) {
            int coefficient = columns[from + k];
            if (coefficient != 0) {
                multiplyAdd((k & 1) == 0 ? even : odd, coefficient, matrix, k * half, half);
            }
        }
        for (int x = 0; x < half; x++) {
            InverseDst.add(samples, at + x, (even[x] + odd[x]) >> shift, most);
        }
        for (int x = 0; x < half; x++) {
            int mirrored = half - 1 - x;
            InverseDst.add(samples, at + half + x, (even[mirrored] - odd[mirrored]) >> shift, most);
        }
    }

    private static void multiplyAdd(int[] sums, int factor, int[] matrix, int from, int count) {
        for (int x = 0; x < count; x++) {
            sums[x] += factor * matrix[from + x];
        }
    }
}
