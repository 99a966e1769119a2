package io.shoebox.model.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in EXIF, which is a TIFF file (TIFF 6.0, section 2): a byte order, then directories of tags. */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int TYPE_SHORT = 3;

    private ExifOrientation() {}

    /** The orientation in the first directory; upright where there is none or the TIFF is broken. */
    static Orientation read(byte[] bytes, Span exif) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes, exif.offset(), exif.length()).slice();
        if (tiff.limit() < 8) {
            return Orientation.UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return Orientation.UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                break;
            }
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG && tiff.getShort(entry + 2) == TYPE_SHORT) {
                return Orientation.of(Short.toUnsignedInt(tiff.getShort(entry + 8)));
            }
        }
        return Orientation.UPRIGHT;
    }
}
