package io.shoebox.thumbnailer.codec;

import io.shoebox.thumbnailer.FileParts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A lossless WebP of hardly more than groups of codes whose tables are as large as a hundred bits can make them. */
public final class LosslessBomb {
    private final byte[] bytes;
    private long position;

    private LosslessBomb(int size) {
        bytes = new byte[size];
    }

    /** With so many groups, and nothing behind them. */
    public static byte[] of(int groups) {
        return of(groups, false);
    }

    /** With pixels too: each of four codes of one bit. */
    public static byte[] whole(int groups) {
        return of(groups, true);
    }

    private static byte[] of(int groups, boolean whole) {
        // Blocks of four pixels, a group each.
        int blocks = (int) Math.ceil(Math.sqrt(groups));
        byte[] header = Arrays.copyOf(FileParts.webp(4 * blocks, 4 * blocks), 25);
        var bomb = new LosslessBomb(100 * groups + 1000);
        // No transform, no cache, but groups, with a picture of blocks of 4 × 4 pixels that has no cache.
        bomb.bits(0b100, 3);
        bomb.bits(0, 3);
        bomb.bits(0, 1);
        bomb.numbers(groups, blocks * blocks);
        for (int i = 0; i < 5 * groups; i++) {
            bomb.longCode();
        }
        // A symbol of one bit is a zero in each code.
        int length = (int) (bomb.position / 8) + 1 + (whole ? 16 * blocks * blocks / 2 : 0);
        ByteBuffer file = ByteBuffer.allocate(25 + length + (length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(header)
                .put(bomb.bytes, 0, Math.min(length, bomb.bytes.length))
                .putInt(16, 5 + length)
                .array();
    }

    /** A picture with the numbers of groups in red and green. */
    private void numbers(int groups, int pixels) {
        eightBitCode();
        eightBitCode();
        for (int i = 0; i < 3; i++) {
            // One symbol, which takes no bits.
            bits(1, 4);
        }
        for (int i = 0; i < pixels; i++) {
            code(Math.min(i, groups - 1) & 0xFF, 8);
            code(Math.min(i, groups - 1) >> 8, 8);
        }
    }

    /** 256 symbols of 8 bits each. */
    private void eightBitCode() {
        bits(0, 1);
        bits(12 - 4, 4);
        for (int i = 0; i < 12; i++) {
            // The third length is that of no bits, the twelfth that of 8 bits.
            bits(i == 2 || i == 11 ? 1 : 0, 3);
        }
        bits(1, 1);
        bits(3, 3);
        bits(256 - 2, 8);
        for (int i = 0; i < 256; i++) {
            bits(1, 1);
        }
    }

    /** Eleven symbols of 1 to 10 bits. */
    private void longCode() {
        bits(0, 1);
        bits(15, 4);
        for (int i = 0; i < 19; i++) {
            // All lengths from 0 to 15 take four bits; repetitions do not occur.
            bits(i == 0 || i == 1 || i == 8 ? 0 : 4, 3);
        }
        bits(1, 1);
        bits(1, 3);
        bits(11 - 2, 4);
        for (int length = 1; length <= 11; length++) {
            code(Math.min(length, 10), 4);
        }
    }

    /** A code begins with its highest bit. */
    private void code(int value, int count) {
        bits(Integer.reverse(value) >>> (32 - count), count);
    }

    private void bits(int value, int count) {
        for (int i = 0; i < count; i++, position++) {
            bytes[(int) (position >>> 3)] |= (byte) ((value >> i & 1) << (position & 7));
        }
    }
}
