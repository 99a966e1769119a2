package io.shoebox.heif.transform;

/** Rows of the inverse cosine transforms of 4 and 8 points, written out. */
final class ShortDct {
    private ShortDct() {}

    /** Transforms a row of coefficients and adds it to samples. */
    static void addRow4(int[] row, int from, short[] samples, int at, int shift, int most) {
        int rounding = 1 << (shift - 1);
        int c0 = row[from];
        int c1 = row[from + 1];
        int c2 = row[from + 2];
        int c3 = row[from + 3];
        int even0 = 64 * (c0 + c2) + rounding;
        int even1 = 64 * (c0 - c2) + rounding;
        int odd0 = 83 * c1 + 36 * c3;
        int odd1 = 36 * c1 - 83 * c3;
        InverseDst.add(samples, at, (even0 + odd0) >> shift, most);
        InverseDst.add(samples, at + 1, (even1 + odd1) >> shift, most);
        InverseDst.add(samples, at + 2, (even1 - odd1) >> shift, most);
        InverseDst.add(samples, at + 3, (even0 - odd0) >> shift, most);
    }

    /** Likewise of 8 points. */
    static void addRow8(int[] row, int from, short[] samples, int at, int shift, int most) {
        int rounding = 1 << (shift - 1);
        int c1 = row[from + 1];
        int c3 = row[from + 3];
        int c5 = row[from + 5];
        int c7 = row[from + 7];
        int sum = 64 * (row[from] + row[from + 4]) + rounding;
        int difference = 64 * (row[from] - row[from + 4]) + rounding;
        int outer = 83 * row[from + 2] + 36 * row[from + 6];
        int inner = 36 * row[from + 2] - 83 * row[from + 6];
        int odd0 = 89 * c1 + 75 * c3 + 50 * c5 + 18 * c7;
        int odd1 = 75 * c1 - 18 * c3 - 89 * c5 - 50 * c7;
        int odd2 = 50 * c1 - 89 * c3 + 18 * c5 + 75 * c7;
        int odd3 = 18 * c1 - 50 * c3 + 75 * c5 - 89 * c7;
        InverseDst.add(samples, at, (sum + outer + odd0) >> shift, most);
        InverseDst.add(samples, at + 1, (difference + inner + odd1) >> shift, most);
        InverseDst.add(samples, at + 2, (difference - inner + odd2) >> shift, most);
        InverseDst.add(samples, at + 3, (sum - outer + odd3) >> shift, most);
        InverseDst.add(samples, at + 4, (sum - outer - odd3) >> shift, most);
        InverseDst.add(samples, at + 5, (difference - inner - odd2) >> shift, most);
        InverseDst.add(samples, at + 6, (difference + inner - odd1) >> shift, most);
        InverseDst.add(samples, at + 7, (sum + outer - odd0) >> shift, most);
    }
}
