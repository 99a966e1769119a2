package io.shoebox.thumbnailer.codec;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first frame of a GIF (GIF89a, sections 20 to 23).
 *
 * @param screen bytes before the first block: header, canvas and its colours
 * @param control of the block that says which colour is transparent; 0 where there is none
 * @param start of the frame
 * @param end of the frame, or of the file
 */
record GifFrame(int screen, int control, int start, int end) {
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;
    private static final int CONTROL_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 10;

    /** Of a file whose header has been read, up to and with the descriptor of its first frame. */
    static GifFrame of(byte[] gif) {
        int screen = SCREEN_END + colours(gif[10]);
        int control = 0;
        int position = screen;
        while (gif[position] == EXTENSION) {
            control = isControl(gif, position) ? position : control;
            position = afterBlocks(gif, position + 2);
        }
        // A byte with the size of codes stands before their blocks.
        int codes = position + DESCRIPTOR_BYTES + colours(gif[position + 9]) + 1;
        return new GifFrame(screen, control, position, Math.min(gif.length, afterBlocks(gif, codes)));
    }

    private static boolean isControl(byte[] gif, int extension) {
        return Byte.toUnsignedInt(gif[extension + 1]) == CONTROL && gif[extension + 2] == 4 && gif[extension + 7] == 0;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Behind the empty block that ends a row of them, or behind the end. */
    private static int afterBlocks(byte[] gif, int from) {
        int position = from;
        while (position < gif.length && gif[position] != 0) {
            position += 1 + Byte.toUnsignedInt(gif[position]);
        }
        return position + 1;
    }

    /**
     * A file of nothing but this frame. Comments and what applications add stay out of the reader's sight: it puts together
     * those of a million blocks byte by byte.
     */
    byte[] alone(byte[] gif) {
        int controlBytes = control == 0 ? 0 : CONTROL_BYTES;
        byte[] file = new byte[screen + controlBytes + end - start];
        System.arraycopy(gif, 0, file, 0, screen);
        System.arraycopy(gif, control, file, screen, controlBytes);
        System.arraycopy(gif, start, file, screen + controlBytes, end - start);
        return file;
    }

    /** Where it is on its canvas. */
    Rectangle place(byte[] gif) {
        ByteBuffer file = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        return new Rectangle(
                Short.toUnsignedInt(file.getShort(start + 1)),
                Short.toUnsignedInt(file.getShort(start + 3)),
                Short.toUnsignedInt(file.getShort(start + 5)),
                Short.toUnsignedInt(file.getShort(start + 7)));
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
