package io.shoebox.local.hostile;

import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.codec.LosslessBomb;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.Deflater;

/** Small files that are, or say that they are, large pictures. */
final class PixelBombs {
    private static final int ZEROS = 1 << 20;
    private static final byte[] BLOCK = deflated(ZEROS, false);

    private static final List<Function<Random, Case>> KINDS = List.of(
            PixelBombs::hollowPng,
            PixelBombs::fullPng,
            PixelBombs::hugeJpeg,
            PixelBombs::manyScans,
            PixelBombs::wideGif,
            PixelBombs::flatWebp,
            PixelBombs::codesWebp,
            PixelBombs::canvasWebp);

    private PixelBombs() {}

    static Case of(Random random) {
        return KINDS.get(random.nextInt(KINDS.size())).apply(random);
    }

    /** Of any size, up to the largest number there is, with hardly any data. */
    private static Case hollowPng(Random random) {
        int width = random.nextInt() >>> random.nextInt(32);
        int height = random.nextInt() >>> random.nextInt(32);
        return new Case("png", "says it is large", FileParts.hollowPng(width, height));
    }

    /** All pixels are there, as zeros that were compressed to a thousandth; up to 60 megapixels, of 1 to 8 bytes each. */
    private static Case fullPng(Random random) {
        int width = 1 + random.nextInt(8000);
        int height = 1 + random.nextInt(Math.min(20_000, 60_000_000 / width));
        int[][] types = {{8, 0, 1}, {8, 2, 3}, {8, 6, 4}, {16, 6, 8}, {16, 2, 6}};
        int[] type = types[random.nextInt(types.length)];
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) type[0])
                .put((byte) type[1])
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .array();
        byte[] data = zeros((long) height * (1 + (long) width * type[2]));
        return new Case(
                "png",
                "many pixels",
                FileParts.concat(
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                        FileParts.chunk("IHDR", header),
                        FileParts.chunk("IDAT", data),
                        FileParts.chunk("IEND", new byte[0])));
    }

    /** Zeros in the format of zlib (RFC 1950), of blocks that are deflated once. */
    static byte[] zeros(long length) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x78, 0x01});
        for (long whole = length / ZEROS; whole > 0; whole--) {
            bytes.writeBytes(BLOCK);
        }
        bytes.writeBytes(deflated((int) (length % ZEROS), true));
        // Adler-32: of zeros one sum stays 1, and the other counts them.
        int sums = (int) (length % 65_521) << 16 | 1;
        return FileParts.concat(
                bytes.toByteArray(), ByteBuffer.allocate(4).putInt(sums).array());
    }

    /** To the end of a byte. */
    private static byte[] deflated(int zeros, boolean last) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(new byte[zeros]);
            if (last) {
                deflater.finish();
            }
            byte[] out = new byte[64 + zeros / 100];
            return Arrays.copyOf(
                    out, deflater.deflate(out, 0, out.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH));
        }
    }

    private static Case hugeJpeg(Random random) {
        byte[] jpeg = random.nextBoolean()
                ? TestImages.jpeg(64, 48)
                : TestImages.progressive(TestImages.plain(64, 48, BufferedImage.TYPE_INT_RGB, java.awt.Color.GRAY));
        int frame = 2;
        while (jpeg[frame + 1] != (byte) 0xC0 && jpeg[frame + 1] != (byte) 0xC2) {
            frame += 2 + (Byte.toUnsignedInt(jpeg[frame + 2]) << 8 | Byte.toUnsignedInt(jpeg[frame + 3]));
        }
        ByteBuffer.wrap(jpeg)
                .putShort(frame + 5, (short) (1 + random.nextInt(9000)))
                .putShort(frame + 7, (short) (1 + random.nextInt(9000)));
        return new Case("jpg", "says it is large", jpeg);
    }

    private static Case manyScans(Random random) {
        return new Case("jpg", "many scans", FileParts.withScans(10 + random.nextInt(200)));
    }

    /** A picture of a size of its own on a canvas of another, whose codes end at once or never. */
    private static Case wideGif(Random random) {
        ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        file.put("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        file.putShort((short) random.nextInt(9000)).putShort((short) random.nextInt(9000));
        file.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
        file.put((byte) 0x2C)
                .putShort((short) random.nextInt(500))
                .putShort((short) random.nextInt(500))
                .putShort((short) random.nextInt(9000))
                .putShort((short) random.nextInt(9000))
                .put((byte) (random.nextBoolean() ? 0x40 : 0));
        byte[] codes = new byte[200];
        random.nextBytes(codes);
        file.put((byte) (2 + random.nextInt(10))).put((byte) codes.length).put(codes);
        file.put((byte) 0).put((byte) 0x3B);
        return new Case("gif", "many pixels", Arrays.copyOf(file.array(), file.position()));
    }

    private static Case flatWebp(Random random) {
        return new Case("webp", "many pixels", FileParts.webp(1 + random.nextInt(8000), 1 + random.nextInt(8000)));
    }

    private static Case codesWebp(Random random) {
        return new Case("webp", "tables of codes", LosslessBomb.of(50 + random.nextInt(8000)));
    }

    private static Case canvasWebp(Random random) {
        byte[] frame = FileParts.webp(1 + random.nextInt(16_000), 1 + random.nextInt(16_000));
        byte[] canvas = {'V', 'P', '8', 'X', 10, 0, 0, 0, (byte) random.nextInt(64), 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int at = 12; at < 18; at++) {
            canvas[at] = (byte) random.nextInt(at % 3 == 2 ? 2 : 256);
        }
        return new Case(
                "webp",
                "says it is large",
                FileParts.concat(Arrays.copyOf(frame, 12), canvas, Arrays.copyOfRange(frame, 12, frame.length)));
    }
}
