package io.shoebox.jpeg.huffman;

import java.util.Arrays;

/**
 * DC differences by the next bits of the stream: code and extra bits in one lookup.
 *
 * <p>An entry is {@code difference << 8 | bits}; 0 where the bits do not hold the whole, then {@link #slow} serves.
 */
public final class DcDifferences {
    public static final int BITS = 10;
    /** What {@link #slow} gives where no code fits. */
    public static final int INVALID = 0;

    private DcDifferences() {}

    static int[] build(HuffmanTable table) {
        int[] entries = new int[1 << BITS];
        table.forEachCode((symbol, length, code) -> {
            int total = length + symbol;
            if (total > BITS) {
                return;
            }
            for (int extra = 0; extra < 1 << symbol; extra++) {
                int from = (code << symbol | extra) << (BITS - total);
                int entry = HuffmanTable.extend(extra, symbol) << 8 | total;
                Arrays.fill(entries, from, from + (1 << (BITS - total)), entry);
            }
        });
        return entries;
    }

    public static int slow(HuffmanTable table, long bits) {
        int found = table.symbol(bits);
        if (found == HuffmanTable.NO_CODE) {
            return INVALID;
        }
        int length = found & 0xFF;
        int size = found >> 8;
        return HuffmanTable.extend(bits, length, size) << 8 | length + size;
    }
}
