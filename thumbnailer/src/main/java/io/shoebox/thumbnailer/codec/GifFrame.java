package io.shoebox.thumbnailer.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * The first frame of a GIF (GIF89a, sections 18 to 23).
 *
 * @param x from the left edge of the canvas, in pixels
 * @param y from the top edge of the canvas, in pixels
 * @param colours 0xAARRGGBB by index; indices without a colour are black
 * @param data where the LZW minimum code size is
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record GifFrame(int x, int y, int width, int height, boolean interlaced, int[] colours, int data) {
    private static final int SCREEN = 10;
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int DESCRIPTOR = 10;
    private static final int OPAQUE = 0xFF000000;
    private static final int HAS_TABLE = 0x80;
    private static final int INTERLACED = 0x40;

    /** Of a file whose header has been read. */
    static GifFrame of(byte[] gif) throws IIOException {
        try {
            return read(ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException e) {
            throw new IIOException("the GIF is truncated", e);
        }
    }

    private static GifFrame read(ByteBuffer file) throws IIOException {
        int flags = file.get(SCREEN);
        int[] colours = new int[256];
        Arrays.fill(colours, OPAQUE);
        int position = SCREEN_END + table(file, SCREEN_END, flags, colours);
        int transparent = -1;
        while (file.get(position) == EXTENSION) {
            if (Byte.toUnsignedInt(file.get(position + 1)) == GRAPHIC_CONTROL && file.get(position + 2) >= 4) {
                transparent = (file.get(position + 3) & 1) == 0 ? -1 : Byte.toUnsignedInt(file.get(position + 6));
            }
            position += 2;
            while (file.get(position) != 0) {
                position += 1 + Byte.toUnsignedInt(file.get(position));
            }
            position++;
        }
        if (file.get(position) != IMAGE) {
            throw new IIOException("the GIF has no picture");
        }
        int local = file.get(position + 9);
        int data = position + DESCRIPTOR + table(file, position + DESCRIPTOR, local, colours);
        if (transparent >= 0) {
            colours[transparent] = 0;
        }
        return new GifFrame(
                Short.toUnsignedInt(file.getShort(position + 1)),
                Short.toUnsignedInt(file.getShort(position + 3)),
                Short.toUnsignedInt(file.getShort(position + 5)),
                Short.toUnsignedInt(file.getShort(position + 7)),
                (local & INTERLACED) != 0,
                colours,
                data);
    }

    /** Reads a table of colours, if the flags say that there is one, and tells its length in bytes. */
    private static int table(ByteBuffer file, int position, int flags, int[] colours) {
        if ((flags & HAS_TABLE) == 0) {
            return 0;
        }
        int count = 2 << (flags & 7);
        Arrays.fill(colours, OPAQUE);
        for (int i = 0; i < count; i++) {
            int at = position + 3 * i;
            colours[i] =
                    OPAQUE | (file.get(at) & 0xFF) << 16 | (file.get(at + 1) & 0xFF) << 8 | (file.get(at + 2) & 0xFF);
        }
        return 3 * count;
    }
}
