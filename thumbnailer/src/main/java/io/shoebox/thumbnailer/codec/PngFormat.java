package io.shoebox.thumbnailer.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOException;

/** What a PNG's samples mean (PNG, third edition, sections 6, 11.2 and 11.3.1). */
final class PngFormat {
    /** Where the header's fields are, from the start of a file. */
    private static final int HEADER = 16;

    private static final int HEADER_LENGTH = 13;

    private static final int GRAY = 0;
    private static final int COLOUR = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int COLOUR_ALPHA = 6;
    /** The depths that a kind of colour may have. */
    private static final Map<Integer, List<Integer>> DEPTHS = Map.of(
            GRAY, List.of(1, 2, 4, 8, 16),
            COLOUR, List.of(8, 16),
            PALETTE, List.of(1, 2, 4, 8),
            GRAY_ALPHA, List.of(8, 16),
            COLOUR_ALPHA, List.of(8, 16));

    private static final int OPAQUE = 0xFF000000;
    private static final VarHandle FOUR_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final int depth;
    private final int colour;
    private final boolean interlaced;
    /** By sample, of pixels of one sample of at most 8 bits. */
    private final int[] table = new int[256];
    /** The samples of the one colour that is transparent; empty if there is none. */
    private int[] hole = {};

    private boolean hasPalette;

    private PngFormat(int depth, int colour, boolean interlaced) {
        this.depth = depth;
        this.colour = colour;
        this.interlaced = interlaced;
        Arrays.fill(table, OPAQUE);
        if (colour == GRAY && depth <= 8) {
            int most = (1 << depth) - 1;
            for (int level = 0; level <= most; level++) {
                table[level] = OPAQUE | level * 255 / most * 0x010101;
            }
        }
    }

    /** Of a file whose first chunk is a header. */
    static PngFormat of(byte[] png) throws IIOException {
        if (png.length < HEADER + HEADER_LENGTH) {
            throw new IIOException("the PNG is truncated");
        }
        int depth = png[HEADER + 8];
        int colour = png[HEADER + 9];
        if (!DEPTHS.getOrDefault(colour, List.of()).contains(depth)) {
            throw new IIOException("a PNG of colour type " + colour + " with " + depth + " bits a sample");
        }
        if (png[HEADER + 10] != 0 || png[HEADER + 11] != 0 || (png[HEADER + 12] & ~1) != 0) {
            throw new IIOException("a PNG of an unknown way to compress");
        }
        return new PngFormat(depth, colour, png[HEADER + 12] == 1);
    }

    static int width(byte[] png) {
        return ByteBuffer.wrap(png).getInt(HEADER);
    }

    static int height(byte[] png) {
        return ByteBuffer.wrap(png).getInt(HEADER + 4);
    }

    boolean isInterlaced() {
        return interlaced;
    }

    /** Bytes of a row of so many pixels, without its filter. */
    long rowBytes(int width) {
        return ((long) width * samples() * depth + 7) / 8;
    }

    /** Bytes between a sample and that of the pixel before. */
    int pixelBytes() {
        return Math.max(1, samples() * depth / 8);
    }

    private int samples() {
        return switch (colour) {
            case COLOUR -> 3;
            case GRAY_ALPHA -> 2;
            case COLOUR_ALPHA -> 4;
            default -> 1;
        };
    }

    /** Whether all is known that pixels are made of. */
    boolean isWhole() {
        return colour != PALETTE || hasPalette;
    }

    /** Takes the content of PLTE; entries that are not there stay black. */
    void palette(byte[] png, int offset, int length) {
        hasPalette = true;
        for (int i = 0; colour == PALETTE && i < Math.min(256, length / 3); i++) {
            int at = offset + 3 * i;
            table[i] = OPAQUE | rgb(png, at, at + 1, at + 2);
        }
    }

    /** Takes the content of tRNS, which fits the kind of colour. */
    void transparency(byte[] png, int offset, int length) {
        if (colour == PALETTE) {
            for (int i = 0; i < Math.min(256, length); i++) {
                table[i] = (table[i] & ~OPAQUE) | (png[offset + i] & 0xFF) << 24;
            }
            return;
        }
        hole = new int[length / 2];
        for (int i = 0; i < hole.length; i++) {
            hole[i] = word(png, offset + 2 * i);
        }
        if (colour == GRAY && depth <= 8) {
            int level = hole[0] & ((1 << depth) - 1);
            table[level] &= ~OPAQUE;
        }
    }

    /** A restored row as 0xAARRGGBB; of samples with 16 bits the upper eight. */
    void unpack(byte[] row, int[] pixels) {
        if (depth == 16) {
            unpackDeep(row, pixels);
        } else if (colour == COLOUR) {
            unpackColour(row, pixels);
        } else if (colour == COLOUR_ALPHA) {
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] = Integer.rotateRight((int) FOUR_BYTES.get(row, 4 * x), 8);
            }
        } else if (colour == GRAY_ALPHA) {
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] = (row[2 * x + 1] & 0xFF) << 24 | (row[2 * x] & 0xFF) * 0x010101;
            }
        } else if (depth == 8) {
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] = table[row[x] & 0xFF];
            }
        } else {
            unpackBits(row, pixels);
        }
    }

    private void unpackColour(byte[] row, int[] pixels) {
        // Four bytes at once are faster than three one by one; the last pixel has but three.
        int last = pixels.length - 1;
        for (int x = 0; x < last; x++) {
            pixels[x] = OPAQUE | (int) FOUR_BYTES.get(row, 3 * x) >>> 8;
        }
        pixels[last] = OPAQUE | rgb(row, 3 * last, 3 * last + 1, 3 * last + 2);
        if (hole.length == 3) {
            int key = OPAQUE | (hole[0] & 0xFF) << 16 | (hole[1] & 0xFF) << 8 | (hole[2] & 0xFF);
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] = pixels[x] == key ? key & ~OPAQUE : pixels[x];
            }
        }
    }

    /** The first pixel is in the highest bits. */
    private void unpackBits(byte[] row, int[] pixels) {
        int most = (1 << depth) - 1;
        for (int x = 0; x < pixels.length; x++) {
            int bit = x * depth;
            pixels[x] = table[row[bit >> 3] >> (8 - depth - (bit & 7)) & most];
        }
    }

    private void unpackDeep(byte[] row, int[] pixels) {
        int samples = samples();
        boolean gray = colour == GRAY || colour == GRAY_ALPHA;
        boolean alpha = colour == GRAY_ALPHA || colour == COLOUR_ALPHA;
        for (int x = 0; x < pixels.length; x++) {
            int at = 2 * samples * x;
            int green = gray ? at : at + 2;
            int blue = gray ? at : at + 4;
            int opacity = alpha ? row[at + 2 * (samples - 1)] & 0xFF : isHole(row, at) ? 0 : 0xFF;
            pixels[x] = opacity << 24 | rgb(row, at, green, blue);
        }
    }

    private boolean isHole(byte[] row, int at) {
        for (int i = 0; i < hole.length; i++) {
            if (word(row, at + 2 * i) != hole[i]) {
                return false;
            }
        }
        return hole.length > 0;
    }

    private static int rgb(byte[] bytes, int red, int green, int blue) {
        return (bytes[red] & 0xFF) << 16 | (bytes[green] & 0xFF) << 8 | (bytes[blue] & 0xFF);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
