package io.shoebox.thumbnailer.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.model.image.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a WebP, or the first frame of an animated one (RFC 9649, section 2.7).
 *
 * @param x from the left edge of the canvas, in pixels
 * @param y from the top edge of the canvas, in pixels
 * @param lossless whether the image is VP8L, else VP8
 * @param image the bitstream
 * @param missing bytes of it that the file does not have
 * @param alpha the content of ALPH; null if there is none
 */
record WebpFrame(
        int x,
        int y,
        int width,
        int height,
        boolean lossless,
        Span image,
        int missing,
        @Nullable Span alpha) {
    private static final int RIFF_END = 12;
    private static final int FRAME_START = 16;
    private static final int LOSSLESS_HAS_ALPHA = 1 << 28;

    /** Finds the frame; the deepest thing that it looks into is the header of a bitstream. */
    static WebpFrame of(byte[] bytes) throws IIOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int x = 0;
        int y = 0;
        Span alpha = null;
        long position = RIFF_END;
        while (position + 8 <= bytes.length) {
            String type = new String(bytes, (int) position, 4, ISO_8859_1);
            long length = Integer.toUnsignedLong(file.getInt((int) position + 4));
            int start = (int) position + 8;
            boolean frame = type.equals("ANMF");
            boolean image = type.equals("VP8 ") || type.equals("VP8L");
            long there = Math.min(length, bytes.length - start);
            if (there < length
                    && (type.equals("ALPH") || type.equals("VP8L") || (image && isTooLittle(there, length)))) {
                throw new IIOException("the WebP is truncated");
            }
            if (image) {
                int missing = (int) (length - there);
                return of(file, x, y, type.equals("VP8L"), new Span(start, (int) there), missing, alpha);
            }
            if (type.equals("ALPH")) {
                alpha = new Span(start, (int) length);
            } else if (frame && length >= FRAME_START) {
                x = 2 * (file.getInt(start) & 0xFFFFFF);
                y = 2 * (file.getInt(start + 3) & 0xFFFFFF);
            }
            position = frame ? start + FRAME_START : start + length + (length & 1);
        }
        throw new IIOException("the WebP has no picture");
    }

    private static WebpFrame of(
            ByteBuffer file, int x, int y, boolean lossless, Span image, int missing, @Nullable Span alpha)
            throws IIOException {
        if (image.length() < 10) {
            throw new IIOException("the WebP's picture has no header");
        }
        int sides = file.getInt(image.offset() + (lossless ? 1 : 6));
        return lossless
                ? new WebpFrame(x, y, 1 + (sides & 0x3FFF), 1 + (sides >>> 14 & 0x3FFF), true, image, missing, null)
                : new WebpFrame(x, y, sides & 0x3FFF, sides >>> 16 & 0x3FFF, false, image, missing, alpha);
    }

    private static boolean isTooLittle(long there, long length) {
        return 100 * there < Decoded.LEAST_PERCENT * length;
    }

    /** Of the bitstream's bytes, which rows take more or less alike. */
    int percentThere() {
        return (int) (100L * image.length() / (image.length() + missing));
    }

    /** Whether any pixel may be transparent. */
    boolean hasAlpha(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return lossless ? (file.getInt(image.offset() + 1) & LOSSLESS_HAS_ALPHA) != 0 : alpha != null;
    }

    /** The bytes that tables of codes will take while this is decoded. */
    long codeBytes(byte[] bytes) {
        if (lossless) {
            return LosslessCodes.bytes(bytes, new Span(image.offset() + 5, image.length() - 5), width, height);
        }
        // The byte before deflated alpha says how it was filtered, and in its last bits that it is deflated.
        return Optional.ofNullable(alpha)
                .filter(span -> span.length() > 1 && (bytes[span.offset()] & 3) == 1)
                .map(span -> LosslessCodes.bytes(bytes, new Span(span.offset() + 1, span.length() - 1), width, height))
                .orElse(0L);
    }

    /**
     * A file of nothing but this picture, which any reader of still WebPs takes. Zeros stand for what is missing: decoders go on
     * with what was predicted last.
     */
    byte[] alone(byte[] bytes) {
        int size = RIFF_END
                + 8
                + 10
                + chunkLength(image.length() + missing)
                + (alpha == null ? 0 : chunkLength(alpha.length()));
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(size - 8).put("WEBPVP8X".getBytes(ISO_8859_1));
        file.putInt(10).putInt(hasAlpha(bytes) ? 0x10 : 0);
        file.putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0);
        if (alpha != null) {
            put(file, "ALPH", bytes, alpha, 0);
        }
        put(file, lossless ? "VP8L" : "VP8 ", bytes, image, missing);
        return file.array();
    }

    private static void put(ByteBuffer file, String type, byte[] bytes, Span span, int zeros) {
        int end = file.position() + chunkLength(span.length() + zeros);
        file.put(type.getBytes(ISO_8859_1)).putInt(span.length() + zeros);
        file.put(bytes, span.offset(), span.length()).position(end);
    }

    private static int chunkLength(int length) {
        return 8 + length + (length & 1);
    }
}
