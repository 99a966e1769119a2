package io.shoebox.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;

/** GIFs with blocks without end: comments, XMP and other applications' data, texts, and thousands of frames. */
final class GifBombs {
    private static final byte[] PICTURE =
            TestImages.file(TestImages.plain(64, 48, BufferedImage.TYPE_INT_RGB, Color.ORANGE), "gif");
    private static final int MOST_BYTES = 4_000_000;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;

    private GifBombs() {}

    static Case of(Random random) {
        int screen = 13 + (3 << ((PICTURE[10] & 7) + 1));
        byte[] blocks = FileParts.concat(Arrays.copyOfRange(PICTURE, screen, PICTURE.length - 1));
        int frame = 0;
        while (blocks[frame] != FRAME) {
            frame++;
        }
        byte[] harm = switch (random.nextInt(5)) {
            case 0 -> extension(0xFE, new byte[0], random);
            case 1 -> extension(0xFF, "\013XMP DataXMP".getBytes(ISO_8859_1), random);
            case 2 -> extension(0xFF, "\013NETSCAPE2.0".getBytes(ISO_8859_1), random);
            case 3 -> repeated(new byte[] {EXTENSION, (byte) 0xF9, 4, 1, 0, 0, 0, 0}, random.nextInt(400_000));
            default -> repeated(new byte[] {EXTENSION, (byte) 0xFE, 0}, random.nextInt(1_000_000));
        };
        byte[] start = Arrays.copyOf(PICTURE, screen);
        byte[] end = {0x3B};
        if (random.nextInt(4) == 0) {
            int frames = 1 + random.nextInt(20_000);
            byte[] many = repeated(Arrays.copyOfRange(blocks, frame, blocks.length), frames);
            return new Case("gif", "many frames", FileParts.concat(start, many, end));
        }
        return new Case("gif", "extensions", FileParts.concat(start, harm, blocks, end));
    }

    /** Blocks of all one length, which may have no end. */
    private static byte[] extension(int label, byte[] first, Random random) {
        byte[] data = new byte[1 + random.nextInt(MOST_BYTES)];
        int length = 1 + random.nextInt(random.nextBoolean() ? 2 : 255);
        Arrays.fill(data, (byte) length);
        byte[] end = new byte[random.nextInt(4) > 0 ? 256 : 0];
        return FileParts.concat(new byte[] {EXTENSION, (byte) label}, first, data, end);
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int at = 0; at < all.length; at += part.length) {
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }
}
