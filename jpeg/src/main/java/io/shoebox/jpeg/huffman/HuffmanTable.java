package io.shoebox.jpeg.huffman;

import io.shoebox.jpeg.CorruptJpegException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One Huffman table of the file (T.81 C.2, F.2.2.3), and the lookup tables made from it when first wanted. */
public final class HuffmanTable {
    /** No code starts with these bits. */
    public static final int NO_CODE = -1;

    private static final int LOOKUP_BITS = 10;

    private final int[] counts;
    private final int[] symbols;
    /** For each length, the first 16-bit window that is beyond its codes. */
    private final int[] windowLimit = new int[17];
    /** For each length, the index of its first symbol minus its first code. */
    private final int[] symbolOffset = new int[17];

    private final short[] lookup = new short[1 << LOOKUP_BITS];
    private int @Nullable [] acValues;
    private short @Nullable [] acSkips;
    private long @Nullable [] blockStarts;
    private int @Nullable [] dcDifferences;

    /**
     * @param counts how many codes there are of each length 1 to 16, at the indexes 1 to 16
     * @param symbols the symbols in the order of their codes
     */
    public HuffmanTable(int[] counts, int[] symbols, int position) throws IOException {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            symbolOffset[length] = index - code;
            code += counts[length];
            index += counts[length];
            if (code > 1 << length) {
                throw new CorruptJpegException("a Huffman table with too many codes of " + length + " bits", position);
            }
            windowLimit[length] = code << (16 - length);
            code <<= 1;
        }
        forEachCode((symbol, length, first) -> {
            if (length <= LOOKUP_BITS) {
                int from = first << (LOOKUP_BITS - length);
                Arrays.fill(lookup, from, from + (1 << (LOOKUP_BITS - length)), (short) (symbol << 8 | length));
            }
        });
    }

    /** Sees one code. */
    @FunctionalInterface
    interface CodeVisitor {
        void visit(int symbol, int length, int code);
    }

    void forEachCode(CodeVisitor visitor) {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < counts[length]; i++) {
                visitor.visit(symbols[index++], length, code++);
            }
            code <<= 1;
        }
    }

    /** The symbol at the top of {@code bits}, times 256, plus the length of its code; or {@link #NO_CODE}. */
    public int symbol(long bits) {
        int found = lookup[(int) (bits >>> (64 - LOOKUP_BITS))] & 0xFFFF;
        return found != 0 ? found : longSymbol((int) (bits >>> 48));
    }

    private int longSymbol(int window) {
        for (int length = LOOKUP_BITS + 1; length <= 16; length++) {
            if (window < windowLimit[length]) {
                int code = window >>> (16 - length);
                return symbols[code + symbolOffset[length]] << 8 | length;
            }
        }
        return NO_CODE;
    }

    /** Whether each symbol may stand in a DC table of 8-bit samples: a size of 0 to 15. */
    public boolean fitsDc() {
        for (int symbol : symbols) {
            if (symbol > 15) {
                return false;
            }
        }
        return true;
    }

    public int[] acValues() {
        if (acValues == null) {
            acValues = AcValues.build(this);
        }
        return acValues;
    }

    public short[] acSkips() {
        if (acSkips == null) {
            acSkips = AcSkips.build(this);
        }
        return acSkips;
    }

    public long[] blockStarts() {
        if (blockStarts == null) {
            blockStarts = BlockStarts.build(this);
        }
        return blockStarts;
    }

    public int[] dcDifferences() {
        if (dcDifferences == null) {
            dcDifferences = DcDifferences.build(this);
        }
        return dcDifferences;
    }

    /** The signed number that {@code size} extra bits stand for (T.81 F.2.2.1, EXTEND). */
    static int extend(int extra, int size) {
        return size > 0 && extra < 1 << (size - 1) ? extra - (1 << size) + 1 : extra;
    }

    /** The signed number in the {@code size} bits after the first {@code skipped} ones. */
    static int extend(long bits, int skipped, int size) {
        return size == 0 ? 0 : extend((int) (bits << skipped >>> (64 - size)), size);
    }
}
