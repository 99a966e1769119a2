package io.shoebox.model.image;

import io.shoebox.model.ImageType;
import java.nio.ByteBuffer;

/** Walks the chunks of a PNG up to its pixels (PNG, third edition, section 5.3). EXIF after the pixels is not looked at. */
final class PngHeader {
    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int IEND = 0x49454E44;
    /** Length, type and checksum. */
    private static final int AROUND = 12;

    private final ByteBuffer file;
    private final HeaderParts parts;

    PngHeader(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        parts = new HeaderParts(ImageType.PNG, bytes);
    }

    HeaderRead read() {
        int position = SIGNATURE;
        while (position + AROUND <= file.limit()) {
            long length = Integer.toUnsignedLong(file.getInt(position));
            int type = file.getInt(position + 4);
            if (type == IDAT || type == IEND) {
                return parts.whole();
            }
            if (length > Integer.MAX_VALUE || (position == SIGNATURE && (type != IHDR || length < 8))) {
                return new HeaderRead.Corrupt("a chunk that cannot be there");
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
            case IHDR -> parts.size(file.getInt(offset), file.getInt(offset + 4));
            case EXIF -> parts.exif(offset, length);
            case ICCP -> parts.icc(offset, length);
            default -> {
                // Nothing that is needed before decoding.
            }
        }
    }
}
