package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The image resources of Photoshop in a JPEG's APP13 (Photoshop File Formats, "Image Resource Blocks"). */
final class PhotoshopResources {
    static final byte[] NAME = "Photoshop 3.0\0".getBytes(ISO_8859_1);
    private static final int MARK = 0x3842494D;
    private static final int IPTC = 0x0404;

    private PhotoshopResources() {}

    /** The IPTC records among resources that begin at an offset; each step passes twelve bytes at least. */
    static Optional<Span> iptc(byte[] bytes, int offset, int length) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int end = offset + length;
        int position = offset;
        while (position + 12 <= end && file.getInt(position) == MARK) {
            int id = Short.toUnsignedInt(file.getShort(position + 4));
            // A name led by its length, the two together of an even number of bytes.
            int size = position + 6 + (Byte.toUnsignedInt(bytes[position + 6]) + 2 & ~1);
            if (size + 4 > end) {
                return Optional.empty();
            }
            long data = Integer.toUnsignedLong(file.getInt(size));
            if (data > end - size - 4) {
                return Optional.empty();
            }
            if (id == IPTC) {
                return Optional.of(new Span(size + 4, (int) data));
            }
            position = size + 4 + (int) (data + 1 & ~1);
        }
        return Optional.empty();
    }
}
