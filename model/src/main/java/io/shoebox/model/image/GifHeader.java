package io.shoebox.model.image;

import io.shoebox.model.ImageType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the first frame of a GIF (GIF89a, sections 18 to 24). It is shown on the canvas, as browsers do; a canvas that does
 * not hold it does not count.
 */
final class GifHeader {
    private static final int SCREEN_END = 13;
    private static final int CANVAS = 6;
    private static final int FLAGS = 10;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;

    private GifHeader() {}

    static HeaderRead read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var parts = new HeaderParts(ImageType.GIF, bytes);
        if (bytes.length < SCREEN_END) {
            return parts.partial();
        }
        int flags = bytes[FLAGS];
        int position = SCREEN_END + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
        while (position + 10 <= bytes.length) {
            switch (Byte.toUnsignedInt(bytes[position])) {
                case EXTENSION -> position = afterExtension(bytes, position);
                case FRAME -> {
                    int width = unsigned(file, position + 5);
                    int height = unsigned(file, position + 7);
                    boolean fits = unsigned(file, position + 1) + width <= unsigned(file, CANVAS)
                            && unsigned(file, position + 3) + height <= unsigned(file, CANVAS + 2);
                    if (width > 0 && height > 0 && fits) {
                        parts.size(unsigned(file, CANVAS), unsigned(file, CANVAS + 2));
                    } else {
                        parts.size(width, height);
                    }
                    return parts.whole();
                }
                default -> {
                    return new HeaderRead.Corrupt("it has no frame");
                }
            }
        }
        return parts.partial();
    }

    private static int unsigned(ByteBuffer file, int position) {
        return Short.toUnsignedInt(file.getShort(position));
    }

    /** An extension is a label and sub-blocks, each led by its length; an empty one ends it. */
    private static int afterExtension(byte[] bytes, int from) {
        int position = from + 2;
        while (position < bytes.length && bytes[position] != 0) {
            position += 1 + Byte.toUnsignedInt(bytes[position]);
        }
        return position + 1;
    }
}
