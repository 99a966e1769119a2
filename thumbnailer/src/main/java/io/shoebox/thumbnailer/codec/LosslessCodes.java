package io.shoebox.thumbnailer.codec;

import io.shoebox.model.image.Span;

/**
 * Reads the prefix codes of a lossless WebP (RFC 9649, section 3) to tell what a decoder's tables for them take. A file may
 * have 65,536 groups of five codes, each of which has a table of kilobytes for some hundred bits, so nothing that a header
 * says bounds them. Over 200 lines since it is one walk over one bit stream.
 */
final class LosslessCodes {
    private static final int[] ALPHABETS = {256 + 24, 256, 256, 256, 40};
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int COLOURS = 256;
    private static final int LENGTHS = 24;
    private static final int LONGEST = 15;
    /** Bits that a table is indexed by; longer codes lead to a second one, of at most so many entries. */
    private static final int TABLE_BITS = 10;

    private static final int MOST_SECOND = 4096;
    /** Of the objects around tables. */
    private static final int CODE_BYTES = 100;

    private final byte[] bytes;
    private final long end;
    private long position;
    private long tables;

    private LosslessCodes(byte[] bytes, Span span) {
        this.bytes = bytes;
        position = 8L * span.offset();
        end = position + 8L * span.length();
    }

    /**
     * The bytes of all tables, up to where the stream is corrupt: a decoder comes no further either.
     *
     * @param span the stream behind its sizes
     */
    static long bytes(byte[] bytes, Span span, int width, int height) {
        var codes = new LosslessCodes(bytes, span);
        try {
            codes.readAll(width, height);
        } catch (CorruptException e) {
            return codes.tables;
        }
        return codes.tables;
    }

    private void readAll(int width, int height) throws CorruptException {
        int stored = width;
        while (bits(1) == 1) {
            switch (bits(2)) {
                // Predictors and colour transforms are pictures with a pixel a block.
                case 0, 1 -> {
                    int shift = bits(3) + 2;
                    largestGroup(blocks(stored, shift) * blocks(height, shift));
                }
                case 3 -> {
                    int colours = bits(8) + 1;
                    largestGroup(colours);
                    stored = blocks(stored, colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0);
                }
                // Subtracting green has no parameters.
                default -> {}
            }
        }
        int cache = cacheSize();
        int groups = 1;
        if (bits(1) == 1) {
            int shift = bits(3) + 2;
            groups = 1 + largestGroup(blocks(stored, shift) * blocks(height, shift));
        }
        for (int i = 0; i < groups; i++) {
            group(cache);
        }
    }

    private static int blocks(int side, int shift) {
        return (side + (1 << shift) - 1) >> shift;
    }

    /** Reads a picture with one group, and tells the largest number in red and green. Copies bring no number that is new. */
    private int largestGroup(int pixels) throws CorruptException {
        Code[] group = group(cacheSize());
        int largest = 0;
        for (int i = 0; i < pixels; i++) {
            int green = symbol(group[0]);
            if (green < COLOURS) {
                largest = Math.max(largest, symbol(group[1]) << 8 | green);
                symbol(group[2]);
                symbol(group[3]);
            } else if (green < COLOURS + LENGTHS) {
                i += number(green - COLOURS) - 1;
                number(symbol(group[4]));
            }
        }
        return largest;
    }

    private int number(int prefix) throws CorruptException {
        int extra = prefix < 4 ? 0 : (prefix - 2) >> 1;
        return prefix < 4 ? prefix + 1 : ((2 + (prefix & 1)) << extra) + bits(extra) + 1;
    }

    private int cacheSize() throws CorruptException {
        return bits(1) == 0 ? 0 : 1 << bits(4);
    }

    private Code[] group(int cache) throws CorruptException {
        var group = new Code[ALPHABETS.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = bits(1) == 1 ? simpleCode() : code(ALPHABETS[i] + (i == 0 ? cache : 0));
            tables += CODE_BYTES + group[i].tableBytes();
        }
        return group;
    }

    private Code simpleCode() throws CorruptException {
        boolean two = bits(1) == 1;
        var lengths = new int[COLOURS];
        lengths[bits(bits(1) == 1 ? 8 : 1)] = 1;
        if (two) {
            lengths[bits(8)] = 1;
        }
        return Code.of(lengths);
    }

    private Code code(int alphabet) throws CorruptException {
        var ofLengths = new int[LENGTH_ORDER.length];
        int count = 4 + bits(4);
        for (int i = 0; i < count; i++) {
            ofLengths[LENGTH_ORDER[Math.min(i, LENGTH_ORDER.length - 1)]] = bits(3);
        }
        Code lengthCode = Code.of(ofLengths);
        int left = bits(1) == 1 ? 2 + bits(2 + 2 * bits(3)) : alphabet;
        var lengths = new int[alphabet];
        int previous = 8;
        for (int symbol = 0; symbol < alphabet && left > 0; left--) {
            int length = symbol(lengthCode);
            if (length <= LONGEST) {
                lengths[symbol++] = length;
                previous = length == 0 ? previous : length;
                continue;
            }
            int repeat = length == 16 ? 3 + bits(2) : length == 17 ? 3 + bits(3) : 11 + bits(7);
            for (; repeat > 0 && symbol < alphabet; repeat--) {
                lengths[symbol++] = length == 16 ? previous : 0;
            }
        }
        return Code.of(lengths);
    }

    private int symbol(Code code) throws CorruptException {
        if (code.symbols().length <= 1) {
            return code.symbols().length == 0 ? 0 : code.symbols()[0];
        }
        int value = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            value = value << 1 | bits(1);
            first <<= 1;
            int count = code.counts()[length];
            if (value - first < count) {
                return code.symbols()[index + value - first];
            }
            index += count;
            first += count;
        }
        throw new CorruptException();
    }

    private int bits(int count) throws CorruptException {
        if (position + count > end) {
            throw new CorruptException();
        }
        int value = 0;
        for (int read = 0; read < count; ) {
            int from = (int) (position & 7);
            int more = Math.min(8 - from, count - read);
            value |= (Byte.toUnsignedInt(bytes[(int) (position >>> 3)]) >> from & ((1 << more) - 1)) << read;
            read += more;
            position += more;
        }
        return value;
    }

    /** A canonical code: how many symbols there are of each length, and the symbols by length. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Code(int[] counts, int[] symbols) {
        static Code of(int[] lengths) {
            var counts = new int[LONGEST + 2];
            for (int length : lengths) {
                counts[length]++;
            }
            counts[0] = 0;
            var next = new int[LONGEST + 2];
            for (int length = 1; length <= LONGEST; length++) {
                next[length + 1] = next[length] + counts[length];
            }
            var symbols = new int[next[LONGEST + 1]];
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] > 0) {
                    symbols[next[lengths[symbol]]++] = symbol;
                }
            }
            return new Code(counts, symbols);
        }

        /** Of the table that is indexed by the first bits, and of the second one for what is longer. */
        long tableBytes() {
            int longest = LONGEST;
            while (longest > 0 && counts[longest] == 0) {
                longest--;
            }
            int second = 0;
            for (int length = TABLE_BITS + 1; length <= longest; length++) {
                second += counts[length] << (longest - TABLE_BITS);
            }
            return Integer.BYTES * ((1L << Math.min(longest, TABLE_BITS)) + Math.min(second, MOST_SECOND));
        }
    }

    private static final class CorruptException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
