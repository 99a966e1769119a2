package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.model.ImageType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Walks the chunks of a PNG (PNG, third edition, section 5.3), past the pixels only if there was no EXIF before them: some
 * writers put it there.
 */
final class PngHeader {
    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int ITXT = 0x69545874;
    private static final int TEXT = 0x74455874;
    private static final int IEND = 0x49454E44;
    /** Length, type and checksum. */
    private static final int AROUND = 12;
    /** The keyword of XMP; then two zeros say that the text is not deflated, and two more that no language is named. */
    private static final byte[] XMP = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1);

    private static final byte[] CREATION_TIME = "Creation Time\0".getBytes(ISO_8859_1);

    private final byte[] bytes;
    private final ByteBuffer file;
    private final HeaderParts parts;
    private boolean pixelsBegun;

    PngHeader(byte[] bytes) {
        this.bytes = bytes;
        file = ByteBuffer.wrap(bytes);
        parts = new HeaderParts(ImageType.PNG, bytes);
    }

    HeaderRead read() {
        int position = SIGNATURE;
        while (position + AROUND <= file.limit()) {
            long length = Integer.toUnsignedLong(file.getInt(position));
            int type = file.getInt(position + 4);
            pixelsBegun |= type == IDAT;
            if (type == IEND || (pixelsBegun && parts.hasExif())) {
                return parts.whole();
            }
            if (length > Integer.MAX_VALUE || (position == SIGNATURE && (type != IHDR || length < 8))) {
                return pixelsBegun ? parts.partial() : new HeaderRead.Corrupt("a chunk that cannot be there");
            }
            if (position + AROUND + length > file.limit()) {
                return parts.partial();
            }
            chunk(type, position + 8, (int) length);
            if (!parts.hasSize()) {
                return new HeaderRead.Corrupt("a side is not positive");
            }
            position += AROUND + (int) length;
        }
        return parts.partial();
    }

    private void chunk(int type, int offset, int length) {
        switch (type) {
            case IHDR -> {
                // Only the first one counts; behind the pixels anything may be.
                if (!parts.hasSize()) {
                    parts.size(file.getInt(offset), file.getInt(offset + 4));
                }
            }
            case EXIF -> parts.exif(offset, length);
            case ICCP -> {
                if (!pixelsBegun) {
                    parts.icc(offset, length);
                }
            }
            case TEXT -> {
                int name = CREATION_TIME.length;
                if (length > name && Arrays.equals(bytes, offset, offset + name, CREATION_TIME, 0, name)) {
                    parts.otherDate(offset + name, length - name);
                }
            }
            case ITXT -> {
                int name = XMP.length;
                if (length > name && Arrays.equals(bytes, offset, offset + name, XMP, 0, name)) {
                    parts.xmp(offset + name, length - name);
                }
            }
            default -> {
                // Nothing that is needed before decoding.
            }
        }
    }
}
