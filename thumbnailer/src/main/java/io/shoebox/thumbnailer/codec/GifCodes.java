package io.shoebox.thumbnailer.codec;

/**
 * A GIF's indices, decoded by LZW from its blocks of data (GIF89a, appendix F). Codes are strings of indices: each is an older
 * one, its prefix, and an index.
 */
final class GifCodes {
    private static final int MOST_BITS = 12;
    private static final int MOST_CODES = 1 << MOST_BITS;

    private final byte[] gif;
    private final int[] prefixes = new int[MOST_CODES];
    private final byte[] lasts = new byte[MOST_CODES];
    private final byte[] firsts = new byte[MOST_CODES];
    private final int[] lengths = new int[MOST_CODES];
    private final int clear;
    private final int startBits;

    /** Strings that are decoded and not yet taken. */
    private final byte[] strings;

    private int start;
    private int end;

    private int position;
    private int blockEnd;
    private int bits;
    private int bitCount;

    private int codeBits;
    private int next;
    private int previous = -1;
    private boolean over;

    /**
     * Indices from where the minimum code size is.
     *
     * @param most indices that are taken at once
     */
    GifCodes(byte[] gif, int data, int most) {
        this.gif = gif;
        int least = data < gif.length ? gif[data] : 0;
        over = least < 1 || least > 8;
        startBits = Math.clamp(least, 1, 8) + 1;
        clear = 1 << (startBits - 1);
        position = data + 1;
        blockEnd = position;
        strings = new byte[most + MOST_CODES];
        for (int i = 0; i < clear; i++) {
            lasts[i] = (byte) i;
            firsts[i] = (byte) i;
            lengths[i] = 1;
        }
        forget();
    }

    /** Bytes that this takes. */
    static long memory(int most) {
        return most + 11L * MOST_CODES;
    }

    private void forget() {
        codeBits = startBits;
        next = clear + 2;
        previous = -1;
    }

    /** Fills a part of an array; whether there was as much. */
    boolean fill(byte[] target, int offset, int count) {
        while (end - start < count) {
            if (over) {
                return false;
            }
            if (end + MOST_CODES > strings.length) {
                System.arraycopy(strings, start, strings, 0, end - start);
                end -= start;
                start = 0;
            }
            decode();
        }
        System.arraycopy(strings, start, target, offset, count);
        start += count;
        return true;
    }

    /** One code; there is room for the longest string. */
    private void decode() {
        int code = code();
        if (code == clear) {
            forget();
            return;
        }
        if (code < 0 || code == clear + 1 || code > next || (code == next && (previous < 0 || next == MOST_CODES))) {
            over = true;
            return;
        }
        if (previous >= 0 && next < MOST_CODES) {
            prefixes[next] = previous;
            firsts[next] = firsts[previous];
            // A code that is only just made ends as it begins.
            lasts[next] = firsts[code == next ? previous : code];
            lengths[next] = lengths[previous] + 1;
            next++;
            if (next == 1 << codeBits && codeBits < MOST_BITS) {
                codeBits++;
            }
        } else if (previous < 0 && code > clear) {
            over = true;
            return;
        }
        previous = code;
        write(code);
    }

    /** From its end to its beginning. */
    private void write(int code) {
        int at = end + lengths[code];
        end = at;
        int string = code;
        while (string > clear) {
            strings[--at] = lasts[string];
            string = prefixes[string];
        }
        strings[--at] = (byte) string;
    }

    /** The next code, or -1 if the data ends. */
    private int code() {
        while (bitCount < codeBits) {
            if (position >= blockEnd && !nextBlock()) {
                return -1;
            }
            bits |= (gif[position++] & 0xFF) << bitCount;
            bitCount += 8;
        }
        int code = bits & ((1 << codeBits) - 1);
        bits >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }

    /** A block of a file that is cut off goes as far as the file. */
    private boolean nextBlock() {
        if (position >= gif.length || gif[position] == 0) {
            return false;
        }
        int length = gif[position++] & 0xFF;
        blockEnd = Math.min(gif.length, position + length);
        return position < blockEnd;
    }
}
