package io.shoebox.jpeg.huffman;

/**
 * The AC coefficients 1, 2 and 4 of a block, all that 2×2 samples want, by the first bits after its DC: as many whole symbols
 * as fit are read in one lookup, those beyond coefficient 4 skipped.
 *
 * <p>An entry is, from the top, 16 bits each of the coefficients 4, 2 and 1, then 8 bits of the index after the last symbol
 * ({@link AcValues#ENDED} or more after an end of block), and 8 of the bits used; 0 where not one symbol fits.
 */
public final class BlockStarts {
    public static final int BITS = 12;
    /** The last coefficient that is read. */
    public static final int LAST = 4;

    private BlockStarts() {}

    static long[] build(HuffmanTable table) {
        long[] entries = new long[1 << BITS];
        for (int window = 0; window < entries.length; window++) {
            entries[window] = entry(table, window);
        }
        return entries;
    }

    private static long entry(HuffmanTable table, int window) {
        long values = 0;
        int index = 1;
        int used = 0;
        while (index < 64) {
            int symbol = AcValues.entry(table, (long) window << (64 - BITS + used));
            int run = (symbol >> 8) & 0xFF;
            int after = used + (symbol & 0xFF);
            boolean beyond = run < AcValues.END_RUN && index + run > 63;
            if (after > BITS || beyond) {
                break;
            }
            index += run;
            values |= value(index, symbol >> 16);
            index++;
            used = after;
        }
        return used == 0 ? 0 : values | index << 8 | used;
    }

    private static long value(int index, int value) {
        int place = switch (index) {
            case 1 -> 16;
            case 2 -> 32;
            case 4 -> 48;
            default -> 64;
        };
        return place == 64 ? 0 : (value & 0xFFFFL) << place;
    }
}
