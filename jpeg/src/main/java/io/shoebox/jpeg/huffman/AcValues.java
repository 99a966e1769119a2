package io.shoebox.jpeg.huffman;

import java.util.Arrays;

/**
 * AC coefficients by the next bits of the stream: run, length and value in one lookup.
 *
 * <p>An entry is {@code value << 16 | run << 8 | bits}; 0 where the bits do not hold the whole, then {@link #slow} serves.
 * The end of a block is a run of {@link #END_RUN}, so that the loop needs no other test than that of its index.
 */
public final class AcValues {
    public static final int BITS = 11;
    /** Takes the index of the next coefficient to {@link #ENDED} or more. */
    public static final int END_RUN = 191;
    /** An index at or beyond this one says that the block ended by its end-of-block code. */
    public static final int ENDED = 192;
    /** Takes the index to more than 64 but less than {@link #ENDED}, as a run beyond the block does. */
    static final int INVALID_RUN = 100;
    /** Largest index that can come about, plus one. */
    public static final int INDEXES = 256;

    private AcValues() {}

    static int[] build(HuffmanTable table) {
        int[] entries = new int[1 << BITS];
        table.forEachCode((symbol, length, code) -> {
            int size = symbol & 15;
            int total = length + size;
            if (total > BITS || (size == 0 && symbol != 0 && symbol != 0xF0)) {
                return;
            }
            for (int extra = 0; extra < 1 << size; extra++) {
                int from = (code << size | extra) << (BITS - total);
                int entry = entry(symbol, HuffmanTable.extend(extra, size), total);
                Arrays.fill(entries, from, from + (1 << (BITS - total)), entry);
            }
        });
        return entries;
    }

    private static int entry(int symbol, int value, int bits) {
        boolean end = (symbol & 15) == 0 && symbol != 0xF0;
        return value << 16 | (end ? END_RUN : symbol >> 4) << 8 | bits;
    }

    /** The entry for a code of any length in a sequential scan. */
    public static int slow(HuffmanTable table, long bits) {
        int found = table.symbol(bits);
        if (found == HuffmanTable.NO_CODE) {
            return INVALID_RUN << 8 | 1;
        }
        int length = found & 0xFF;
        int symbol = found >> 8;
        int size = symbol & 15;
        return entry(symbol, HuffmanTable.extend(bits, length, size), length + size);
    }

    /** The entry for the symbol at the top of {@code bits}, by whichever way is shorter. */
    static int entry(HuffmanTable table, long bits) {
        int entry = table.acValues()[(int) (bits >>> (64 - BITS))];
        return entry != 0 ? entry : slow(table, bits);
    }

    /** The same in a progressive scan, where a run r of less than 15 without a value ends 2^r bands or more. */
    public static int slowProgressive(HuffmanTable table, long bits) {
        int found = table.symbol(bits);
        int exponent = found >> 12;
        if (found == HuffmanTable.NO_CODE || (found >> 8 & 15) != 0 || exponent == 15) {
            return slow(table, bits);
        }
        return (END_RUN + exponent) << 8 | (found & 0xFF) + exponent;
    }
}
