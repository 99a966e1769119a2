package io.shoebox.thumbnailer.codec;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where the first frame of a GIF is on its canvas (GIF89a, section 20). */
final class GifFrame {
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;

    private GifFrame() {}

    /** Of a file whose header has been read, up to and with its first frame. */
    static Rectangle of(byte[] gif) {
        int flags = gif[10];
        int position = SCREEN_END + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
        while (gif[position] == EXTENSION) {
            position += 2;
            while (gif[position] != 0) {
                position += 1 + Byte.toUnsignedInt(gif[position]);
            }
            position++;
        }
        ByteBuffer file = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        return new Rectangle(
                Short.toUnsignedInt(file.getShort(position + 1)),
                Short.toUnsignedInt(file.getShort(position + 3)),
                Short.toUnsignedInt(file.getShort(position + 5)),
                Short.toUnsignedInt(file.getShort(position + 7)));
    }

    /** Every n-th pixel of the canvas, transparent around the frame. */
    static BufferedImage onCanvas(BufferedImage frame, Rectangle place, int width, int height, int step) {
        var canvas =
                new BufferedImage(Math.ceilDiv(width, step), Math.ceilDiv(height, step), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        try {
            graphics.drawImage(frame, Math.ceilDiv(place.x, step), Math.ceilDiv(place.y, step), null);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }

    /** How many pixels of a side come before the first one that is kept. */
    static int skipped(int start, int length, int step) {
        return Math.min((step - start % step) % step, length - 1);
    }
}
