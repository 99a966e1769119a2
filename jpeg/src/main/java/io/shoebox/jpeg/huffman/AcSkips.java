package io.shoebox.jpeg.huffman;

import java.util.Arrays;

/**
 * How far the next bits of the stream lead when no value is wanted: as many whole symbols as fit, in one lookup.
 *
 * <p>An entry is {@code advance << 8 | bits}; 0 where the first code is longer than the lookup. A lone symbol may be
 * longer than the lookup with its extra bits, for they are not looked at. An end of block adds {@link AcValues#ENDED} to the
 * advance. When the index passes 64 within an entry, some of its symbols were not of this block: see {@link #overran}.
 */
public final class AcSkips {
    public static final int BITS = 14;

    private AcSkips() {}

    static short[] build(HuffmanTable table) {
        short[] single = new short[1 << BITS];
        table.forEachCode((symbol, length, code) -> {
            if (length <= BITS) {
                int from = code << (BITS - length);
                Arrays.fill(single, from, from + (1 << (BITS - length)), entry(symbol, length));
            }
        });
        short[] entries = new short[1 << BITS];
        for (int window = 0; window < entries.length; window++) {
            entries[window] = several(single, window);
        }
        return entries;
    }

    private static short several(short[] single, int window) {
        int entry = single[window] & 0xFFFF;
        int bits = entry & 0xFF;
        while (entry != 0 && bits < BITS && entry >> 8 < 64) {
            int next = single[window << bits & (1 << BITS) - 1] & 0xFFFF;
            int after = bits + (next & 0xFF);
            int advance = (entry >> 8) + (next >> 8);
            if (next == 0 || after > BITS || advance >= AcValues.INDEXES) {
                break;
            }
            bits = after;
            entry = advance << 8 | bits;
        }
        return (short) entry;
    }

    /** The entry for one symbol of any length. */
    public static int slow(HuffmanTable table, long bits) {
        int entry = AcValues.slow(table, bits);
        int run = entry >> 8 & 0xFF;
        return (run + 1) << 8 | (entry & 0xFF);
    }

    private static short entry(int symbol, int length) {
        int size = symbol & 15;
        boolean end = size == 0 && symbol != 0xF0;
        return (short) ((end ? AcValues.END_RUN + 1 : (symbol >> 4) + 1) << 8 | length + size);
    }

    /** Whether the index after an entry shows that the block had ended within it. */
    public static boolean overran(int index) {
        return (index > 64 && index < AcValues.ENDED) || index >= AcValues.ENDED + 64;
    }
}
