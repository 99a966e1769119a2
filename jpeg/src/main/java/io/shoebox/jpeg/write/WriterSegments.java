package io.shoebox.jpeg.write;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a JPEG file: marker segments, then the entropy-coded scan. */
final class WriterSegments {
    private static final VarHandle BIG_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int MOST_HEADER_BYTES = 2048;

    private byte[] bytes;
    private int size;

    WriterSegments(long scanBytes) {
        bytes = new byte[Math.toIntExact(MOST_HEADER_BYTES + scanBytes + scanBytes / 32)];
    }

    void header(int width, int height, McuLayout layout, QuantizationTables tables, WriterHuffman[] codes) {
        u16(0xFFD8);
        segment(0xFFE0, 14);
        put("JFIF\0".getBytes(ISO_8859_1));
        u16(0x0101); // version 1.1
        u8(0); // density is an aspect ratio,
        u16(1); // of 1
        u16(1); // to 1
        u16(0); // no thumbnail inside
        for (int i = 0; i < layout.tables(); i++) {
            quantization(i, tables.of(i));
        }
        frame(width, height, layout);
        for (int i = 0; i < codes.length; i++) {
            huffman(i, codes[i]);
        }
        startOfScan(layout);
    }

    private void quantization(int id, int[] table) {
        segment(0xFFDB, 65);
        u8(id);
        for (int k = 0; k < 64; k++) {
            u8(table[QuantizationTables.natural(k)]);
        }
    }

    private void frame(int width, int height, McuLayout layout) {
        segment(0xFFC0, 6 + 3 * layout.components());
        u8(8);
        u16(height);
        u16(width);
        u8(layout.components());
        for (int i = 0; i < layout.components(); i++) {
            u8(i + 1);
            u8(i == 0 ? layout.factor() * 0x11 : 0x11);
            u8(Math.min(i, 1));
        }
    }

    private void huffman(int table, WriterHuffman code) {
        segment(0xFFC4, 17 + code.symbols().length);
        u8(table % 2 << 4 | table / 2);
        for (int length = 1; length <= 16; length++) {
            u8(code.codesOfLength(length));
        }
        put(code.symbols());
    }

    private void startOfScan(McuLayout layout) {
        segment(0xFFDA, 4 + 2 * layout.components());
        u8(layout.components());
        for (int i = 0; i < layout.components(); i++) {
            u8(i + 1);
            u8(Math.min(i, 1) * 0x11);
        }
        u8(0);
        u8(63);
        u8(0);
    }

    /** Writes the tokens as bits; the bit buffer and the position are locals, as this is the hot loop. */
    void scan(int[] tokens, int count, int[] codes) {
        byte[] out = bytes;
        int to = size;
        long buffer = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int code = codes[token & (1 << CoefficientTokens.SYMBOL_BITS) - 1];
            int length = code & 31;
            buffer = buffer << length | code >>> 5 | token >>> CoefficientTokens.SYMBOL_BITS;
            filled += length;
            if (filled >= 32) {
                filled -= 32;
                int word = (int) (buffer >>> filled);
                if (to + 8 > out.length) {
                    out = Arrays.copyOf(out, out.length + (out.length >> 1));
                }
                if (hasNoFf(word)) {
                    BIG_ENDIAN_INT.set(out, to, word);
                    to += 4;
                } else {
                    to = stuffed(word, 4, out, to);
                }
            }
        }
        bytes = Arrays.copyOf(out, out.length + 16);
        int padding = -filled & 7;
        long rest = (buffer << padding | (1L << padding) - 1) << (32 - filled - padding);
        size = stuffed((int) rest, (filled + padding) / 8, bytes, to);
    }

    /** No byte of the complement is zero. */
    private static boolean hasNoFf(int word) {
        return ((~word - 0x01010101) & word & 0x80808080) == 0;
    }

    /** Each byte FF is followed by a zero, so that it is no marker (T.81, B.1.1.5). */
    private static int stuffed(int word, int count, byte[] out, int to) {
        int next = to;
        for (int i = 0; i < count; i++) {
            byte value = (byte) (word >>> (24 - 8 * i));
            out[next++] = value;
            if (value == (byte) 0xFF) {
                out[next++] = 0;
            }
        }
        return next;
    }

    byte[] finish() {
        u16(0xFFD9);
        return Arrays.copyOf(bytes, size);
    }

    /** Starts a segment whose content has so many bytes. */
    private void segment(int marker, int content) {
        u16(marker);
        u16(content + 2);
    }

    private void put(byte[] content) {
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    private void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    private void u8(int value) {
        bytes[size++] = (byte) value;
    }
}
