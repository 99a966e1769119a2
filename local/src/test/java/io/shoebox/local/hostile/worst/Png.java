package io.shoebox.local.hostile.worst;

import io.shoebox.thumbnailer.FileParts;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** PNGs of 16 bits a sample, red, green, blue and opacity, whose rows repeat. */
final class Png {
    private static final int PIXEL_BYTES = 8;
    private static final int ROWS = 64;
    private static final int PAETH = 4;

    private Png() {}

    /** @param noise bytes of a row that repeats; less than half of what a deflated stream looks back to */
    static byte[] of(byte[] noise, int height) {
        byte[] block = new byte[ROWS * (1 + noise.length)];
        for (int row = 0; row < ROWS; row++) {
            block[row * (1 + noise.length)] = PAETH;
            System.arraycopy(noise, 0, block, row * (1 + noise.length) + 1, noise.length);
        }
        return file(noise.length / PIXEL_BYTES, height / ROWS * ROWS, 0, repeated(block, height / ROWS));
    }

    /** Black and interlaced: seven passes, each with rows of its own. */
    static byte[] interlaced(int width, int height) {
        int[][] passes = {
            {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
        };
        long length = 0;
        for (int[] pass : passes) {
            long columns = Math.ceilDiv(width - pass[0], pass[2]);
            length += Math.ceilDiv(height - pass[1], pass[3]) * (1 + PIXEL_BYTES * columns);
        }
        int block = 1 << 20;
        // What is left over is more than the rows want, which a reader never sees.
        return file(width, height, 1, repeated(new byte[block], (int) Math.ceilDiv(length, (long) block)));
    }

    private static byte[] file(int width, int height, int interlace, byte[] data) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {16, 6, 0, 0, (byte) interlace})
                .array();
        return FileParts.concat(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                FileParts.chunk("IHDR", header),
                FileParts.chunk("IDAT", data),
                FileParts.chunk("IEND", new byte[0]));
    }

    /** A block that is deflated once, again and again, in the format of zlib (RFC 1950). */
    private static byte[] repeated(byte[] block, int times) {
        byte[] deflated;
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(block);
            byte[] out = new byte[block.length + 1024];
            deflated = Arrays.copyOf(out, deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH));
        }
        var sums = new Adler32();
        ByteBuffer stream = ByteBuffer.allocate(2 + times * deflated.length + 5 + 4);
        stream.put(new byte[] {0x78, 0x01});
        for (int time = 0; time < times; time++) {
            stream.put(deflated);
            sums.update(block);
        }
        // A last block, stored, of nothing.
        stream.put(new byte[] {1, 0, 0, -1, -1}).putInt((int) sums.getValue());
        return stream.array();
    }
}
