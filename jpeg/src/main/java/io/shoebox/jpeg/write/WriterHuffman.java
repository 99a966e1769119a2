package io.shoebox.jpeg.write;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A canonical Huffman code of at most 16 bits in which no code is all ones (ITU-T T.81, annexes C and K.2). */
final class WriterHuffman {
    private static final int LONGEST = 16;

    private final int[] codesByLength;
    private final byte[] symbols;
    private final int[] lengths = new int[256];
    private final int[] codes = new int[256];

    private WriterHuffman(int[] codesByLength, byte[] symbols) {
        this.codesByLength = codesByLength;
        this.symbols = symbols;
        int code = 0;
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < codesByLength[length]; i++) {
                int symbol = symbols[next++] & 0xFF;
                lengths[symbol] = length;
                codes[symbol] = code++;
            }
            code <<= 1;
        }
    }

    /** The code that needs the fewest bits for symbols that occur this often; those that never occur get none; one must. */
    static WriterHuffman fitted(int[] counts) {
        int[] byCount = IntStream.range(0, counts.length)
                .filter(symbol -> counts[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer symbol) -> counts[symbol]))
                .mapToInt(symbol -> symbol)
                .toArray();
        int[] codesByLength = limited(depths(counts, byCount));
        byte[] symbols = new byte[byCount.length];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) byCount[symbols.length - 1 - i];
        }
        return new WriterHuffman(codesByLength, symbols);
    }

    /**
     * How many leaves a Huffman tree has at each depth. One more leaf, of count zero, takes the code of all ones.
     *
     * <p>Leaves come sorted and joined nodes arise sorted, so the two least are always at the head of one or the other.
     */
    private static int[] depths(int[] counts, int[] byCount) {
        int leaves = byCount.length + 1;
        long[] weight = new long[2 * leaves - 1];
        for (int i = 1; i < leaves; i++) {
            weight[i] = counts[byCount[i - 1]];
        }
        int[] parent = new int[weight.length];
        int leaf = 0;
        int joined = leaves;
        for (int node = leaves; node < weight.length; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < leaves && (joined == node || weight[leaf] <= weight[joined]);
                int least = takeLeaf ? leaf++ : joined++;
                weight[node] += weight[least];
                parent[least] = node;
            }
        }
        int[] depth = new int[weight.length];
        int[] leavesAt = new int[weight.length + LONGEST];
        for (int node = weight.length - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < leaves) {
                leavesAt[depth[node]]++;
            }
        }
        return leavesAt;
    }

    /** Shortens codes beyond 16 bits at the cost of others, then drops the code of all ones (T.81, figure K.3). */
    private static int[] limited(int[] leavesAt) {
        for (int depth = leavesAt.length - 1; depth > LONGEST; depth--) {
            while (leavesAt[depth] > 0) {
                int donor = depth - 2;
                while (leavesAt[donor] == 0) {
                    donor--;
                }
                leavesAt[depth] -= 2;
                leavesAt[depth - 1]++;
                leavesAt[donor + 1] += 2;
                leavesAt[donor]--;
            }
        }
        int deepest = LONGEST;
        while (leavesAt[deepest] == 0) {
            deepest--;
        }
        leavesAt[deepest]--;
        return Arrays.copyOf(leavesAt, LONGEST + 1);
    }

    /** Bits of a symbol's code; 0 if it has none. */
    int length(int symbol) {
        return lengths[symbol];
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /** How many codes have a length of 1 to 16 bits. */
    int codesOfLength(int length) {
        return codesByLength[length];
    }

    /** The symbols by rising length of their codes. */
    byte[] symbols() {
        return symbols;
    }

    /**
     * All codes in one array by table and symbol: the code, shifted up by the symbol's extra bits, from bit 5; the bits of
     * both together (at most 27) below.
     */
    static int[] merged(WriterHuffman[] tables) {
        int[] merged = new int[tables.length << 8];
        for (int i = 0; i < merged.length; i++) {
            WriterHuffman table = tables[i >> 8];
            int extraBits = i & 15;
            merged[i] = table.code(i & 0xFF) << extraBits << 5 | table.length(i & 0xFF) + extraBits;
        }
        return merged;
    }
}
