package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.Quantizer.QUANTIZED;
import static io.shoebox.jpeg.write.Quantizer.ROW;

import java.util.Arrays;

/**
 * The coefficients in coding order, one int a Huffman symbol, and how often each symbol occurs.
 *
 * <p>A token holds the symbol in bits 0 to 7, its table in bits 8 and 9 (see {@link #table}), the extra bits above.
 */
final class CoefficientTokens {
    /** Bits of a token below the extra bits. */
    static final int SYMBOL_BITS = 10;

    private static final int ZERO_RUN_OF_16 = 0xF0;
    private static final int MOST_TOKENS_A_BLOCK = 65;

    /** Position of each zigzag coefficient in a quantized block batch. */
    private static final int[] POSITION = new int[64];

    /** For each row and bit set of its non-zero coefficients: the same bits in zigzag order. */
    private static final long[] ZIGZAG_BITS = new long[8 * 256];

    static {
        for (int k = 0; k < 64; k++) {
            int row = Quantizer.place(QuantizationTables.natural(k) / 8);
            int column = Quantizer.place(QuantizationTables.natural(k) % 8);
            POSITION[k] = row * ROW + column * LANES;
            for (int bits = 0; bits < 256; bits++) {
                ZIGZAG_BITS[row * 256 + bits] |= (long) (bits >> column & 1) << k;
            }
        }
    }

    private final McuLayout layout;
    private final int[] counts = new int[1 << SYMBOL_BITS];
    private final int[] lastDc = new int[3];
    private int[] tokens = new int[1 << 14];
    private int size;

    CoefficientTokens(McuLayout layout) {
        this.layout = layout;
    }

    /** The number of a Huffman table: 0 and 1 for luma DC and AC, 2 and 3 for chroma. */
    private static int table(int component) {
        return component == 0 ? 0 : 2;
    }

    int[] array() {
        return tokens;
    }

    int size() {
        return size;
    }

    /** Adds the quantized blocks of the first MCUs of a batch. */
    void add(int[] quantized, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            if (tokens.length - size < layout.blocks() * MOST_TOKENS_A_BLOCK) {
                tokens = Arrays.copyOf(tokens, tokens.length * 2);
            }
            for (int block = 0; block < layout.blocks(); block++) {
                int component = layout.component(block);
                int dc = quantized[block * QUANTIZED + lane];
                addDc(dc - lastDc[component], table(component) << 8);
                lastDc[component] = dc;
                size = addAc(quantized, block * QUANTIZED + lane, (table(component) + 1) << 8, tokens, size, counts);
            }
        }
    }

    private void addDc(int difference, int table) {
        int bits = bits(difference);
        counts[table | bits]++;
        tokens[size++] = extra(difference, bits) << SYMBOL_BITS | table | bits;
    }

    /** Visits only the coefficients that are not zero; static and with its state in locals, as it is the hot loop. */
    private static int addAc(int[] quantized, int start, int table, int[] tokens, int size, int[] counts) {
        int next = size;
        long rest = nonZero(quantized, start) & ~1L;
        int last = 0;
        while (rest != 0) {
            int k = Long.numberOfTrailingZeros(rest);
            int value = quantized[start + POSITION[k]];
            int run = k - last - 1;
            while (run > 15) {
                counts[table | ZERO_RUN_OF_16]++;
                tokens[next++] = table | ZERO_RUN_OF_16;
                run -= 16;
            }
            int bits = bits(value);
            int symbol = table | run << 4 | bits;
            counts[symbol]++;
            tokens[next++] = extra(value, bits) << SYMBOL_BITS | symbol;
            last = k;
            rest &= rest - 1;
        }
        if (last != 63) {
            counts[table]++;
            tokens[next++] = table;
        }
        return next;
    }

    private static long nonZero(int[] quantized, int start) {
        long bits = 0;
        for (int row = 0; row < 8; row++) {
            bits |= ZIGZAG_BITS[row << 8 | quantized[start + row * ROW + 8 * LANES]];
        }
        return bits;
    }

    private static int bits(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    /** The low bits that follow a symbol: negative values less one (T.81, F.1.2.1). */
    private static int extra(int value, int bits) {
        return (value + (value >> 31)) & ((1 << bits) - 1);
    }

    /** The shortest Huffman codes for the counted symbols, by table number. */
    WriterHuffman[] fittedCodes(McuLayout layout) {
        WriterHuffman[] codes = new WriterHuffman[2 * layout.tables()];
        for (int table = 0; table < codes.length; table++) {
            codes[table] = WriterHuffman.fitted(Arrays.copyOfRange(counts, table << 8, (table + 1) << 8));
        }
        return codes;
    }

    /** How many bytes the tokens take with these codes, before byte stuffing. */
    long entropyBytes(WriterHuffman[] codes) {
        long bits = 0;
        for (int i = 0; i < codes.length << 8; i++) {
            bits += (long) counts[i] * (codes[i >> 8].length(i & 0xFF) + (i & 15));
        }
        return bits / 8 + 1;
    }
}
