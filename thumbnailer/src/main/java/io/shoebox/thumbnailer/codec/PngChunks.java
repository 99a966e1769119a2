package io.shoebox.thumbnailer.codec;

import java.nio.ByteBuffer;

/**
 * The chunks of a PNG that pixels are made of (PNG, third edition, section 5.6). All others stay out of the decoder's sight:
 * it fails at those that are broken, and colours and orientation are not its business.
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    /** Length, type and checksum. */
    private static final int AROUND = 12;

    private static final int GRAY = 0;
    private static final int COLOUR = 2;
    private static final int PALETTE = 3;
    private static final int COLOUR_TYPE = 9;

    private final ByteBuffer png;
    private int colourType = -1;
    private int paletteEntries;
    private boolean pixelsBegun;

    private PngChunks(ByteBuffer png) {
        this.png = png;
    }

    /** A PNG of these chunks alone, with zeros behind its end; what is left of a chunk of pixels that is cut off is one. */
    static byte[] needed(byte[] bytes) {
        var chunks = new PngChunks(ByteBuffer.wrap(bytes));
        ByteBuffer out = ByteBuffer.allocate(bytes.length + 2 * AROUND).put(bytes, 0, SIGNATURE);
        int position = SIGNATURE;
        while (position + AROUND <= bytes.length) {
            int length = chunks.png.getInt(position);
            int type = chunks.png.getInt(position + 4);
            boolean whole = length >= 0 && position + AROUND + (long) length <= bytes.length;
            if (type == IEND || !whole) {
                if (type == IDAT) {
                    int left = bytes.length - position - 8;
                    out.putInt(left).putInt(IDAT).put(bytes, position + 8, left).putInt(0);
                }
                break;
            }
            if (chunks.needs(type, position + 8, length)) {
                out.put(bytes, position, AROUND + length);
            }
            position += AROUND + length;
        }
        return out.putInt(0).putInt(IEND).putInt(0).array();
    }

    private boolean needs(int type, int offset, int length) {
        return switch (type) {
            case IHDR -> {
                boolean first = colourType < 0;
                colourType = length > COLOUR_TYPE ? png.get(offset + COLOUR_TYPE) : colourType;
                yield first;
            }
            case PLTE -> {
                paletteEntries = length / 3;
                yield !pixelsBegun && colourType != GRAY;
            }
            case TRNS -> !pixelsBegun && isTransparency(length);
            case IDAT -> {
                pixelsBegun = true;
                yield true;
            }
            default -> false;
        };
    }

    /** Section 11.3.1.1: a gray level, a colour, or an opacity for each of the palette's first entries. */
    private boolean isTransparency(int length) {
        return switch (colourType) {
            case GRAY -> length == 2;
            case COLOUR -> length == 6;
            case PALETTE -> length > 0 && length <= paletteEntries;
            default -> false;
        };
    }
}
