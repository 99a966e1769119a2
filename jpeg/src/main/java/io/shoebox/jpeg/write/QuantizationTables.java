package io.shoebox.jpeg.write;

import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * The divisors of the 64 coefficients in natural (row by row) order: luma, then chroma.
 *
 * <p>Tables K.1 and K.2 of ITU-T T.81, scaled by the formula of the Independent JPEG Group.
 */
final class QuantizationTables {
    /** Natural position of each coefficient in zigzag order (T.81, figure A.6). */
    private static final int[] NATURAL = zigzag();

    private final int[] luma;
    private final int[] chroma;

    private QuantizationTables(int[] luma, int[] chroma) {
        this.luma = luma;
        this.chroma = chroma;
    }

    static QuantizationTables ofQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
        }
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return new QuantizationTables(
                scaled(JPEGQTable.K1Luminance.getTable(), percent),
                scaled(JPEGQTable.K2Chrominance.getTable(), percent));
    }

    /** The natural position of the coefficient at a zigzag position. */
    static int natural(int zigzag) {
        return NATURAL[zigzag];
    }

    int[] of(int component) {
        return component == 0 ? luma : chroma;
    }

    private static int[] scaled(int[] table, int percent) {
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.clamp((table[i] * percent + 50) / 100, 1, 255);
        }
        return table;
    }

    private static int[] zigzag() {
        int[] order = new int[64];
        int next = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
                boolean upwards = diagonal % 2 == 0;
                int row = upwards ? diagonal - i : i;
                order[next++] = row * 8 + diagonal - row;
            }
        }
        return order;
    }
}
