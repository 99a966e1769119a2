package io.shoebox.model.image;

import io.shoebox.model.ImageType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP (RFC 9649, section 2); EXIF and XMP come after the pixels. */
final class WebpHeader {
    private static final int RIFF_END = 12;
    private static final int VP8X = fourCc("VP8X");
    private static final int VP8 = fourCc("VP8 ");
    private static final int VP8L = fourCc("VP8L");
    private static final int ANMF = fourCc("ANMF");
    private static final int ICCP = fourCc("ICCP");
    private static final int EXIF = fourCc("EXIF");
    private static final int XMP = fourCc("XMP ");
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    /** Bytes of an animation's frame before its own chunks. */
    private static final int FRAME_START = 16;

    private final ByteBuffer file;
    private final HeaderParts parts;
    private int canvasWidth;
    private int canvasHeight;
    private int toCome;

    WebpHeader(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        parts = new HeaderParts(ImageType.WEBP, bytes);
    }

    HeaderRead read() {
        long position = RIFF_END;
        while (position + 8 <= file.limit()) {
            int type = file.getInt((int) position);
            long length = Integer.toUnsignedLong(file.getInt((int) position + 4));
            int offset = (int) position + 8;
            String problem = chunk(type, offset, length);
            if (problem != null) {
                return new HeaderRead.Corrupt(problem);
            }
            if (parts.hasSize() && toCome == 0) {
                return parts.whole();
            }
            // The frame's chunks are walked too: what they claim must fit the canvas.
            position = type == ANMF ? offset + FRAME_START : offset + length + (length & 1);
        }
        return parts.partial();
    }

    private @Nullable String chunk(int type, int offset, long length) {
        if (type == VP8X && has(offset, 10)) {
            toCome = file.get(offset) & (EXIF_FLAG | XMP_FLAG);
            canvasWidth = 1 + (file.getInt(offset + 4) & 0xFFFFFF);
            canvasHeight = 1 + (file.getInt(offset + 6) >>> 8);
        } else if (type == ICCP && offset + length <= file.limit()) {
            parts.icc(offset, (int) length);
        } else if (type == EXIF && offset + length <= file.limit()) {
            parts.exif(offset, (int) length);
            toCome &= ~EXIF_FLAG;
        } else if (type == XMP && offset + length <= file.limit()) {
            parts.xmp(offset, (int) length);
            toCome &= ~XMP_FLAG;
        } else if (type == VP8 && has(offset, 10)) {
            return frame(file.getShort(offset + 6) & 0x3FFF, file.getShort(offset + 8) & 0x3FFF);
        } else if (type == VP8L && has(offset, 5)) {
            int sides = file.getInt(offset + 1);
            return frame(1 + (sides & 0x3FFF), 1 + (sides >>> 14 & 0x3FFF));
        }
        return null;
    }

    private @Nullable String frame(int width, int height) {
        if (width == 0 || height == 0) {
            return "a side is not positive";
        }
        if (canvasWidth == 0) {
            parts.size(width, height);
            return null;
        }
        parts.size(canvasWidth, canvasHeight);
        return width > canvasWidth || height > canvasHeight ? "a frame is larger than its canvas" : null;
    }

    private boolean has(int offset, int length) {
        return offset + length <= file.limit();
    }

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
