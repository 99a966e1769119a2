package io.shoebox.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.model.ImageType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;

/** Walks the marker segments of a JPEG up to its first scan, or to the height behind it (ITU-T T.81, annex B). */
final class JpegHeader {
    private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    /** Followed by the number of the part and the count of parts (ICC.1:2010, annex B.4). */
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(ISO_8859_1);

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DNL = 0xDC;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP13 = 0xED;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final HeaderParts parts;
    private final TreeMap<Integer, Span> profile = new TreeMap<>();

    JpegHeader(byte[] bytes) {
        this.bytes = bytes;
        file = ByteBuffer.wrap(bytes);
        parts = new HeaderParts(ImageType.JPEG, bytes);
    }

    HeaderRead read() {
        int position = 0;
        while (true) {
            position = nextMarker(position);
            if (position + 4 > bytes.length) {
                return partial();
            }
            int marker = unsigned(position + 1);
            if (marker == SOS && parts.lacksHeight()) {
                return withHeight(position);
            }
            if (marker == SOS || marker == EOI) {
                return whole();
            }
            if (marker == SOI || marker == 0x01 || isRestart(marker)) {
                position += 2;
                continue;
            }
            int length = Short.toUnsignedInt(file.getShort(position + 2));
            if (length < 2 || position + 2 + length > bytes.length) {
                return length < 2 ? new HeaderRead.Corrupt("a marker segment has no length") : partial();
            }
            segment(marker, position + 4, length - 2);
            position += 2 + length;
        }
    }

    /** Whether a marker begins a frame: SOF0 to SOF15 without DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private void segment(int marker, int offset, int length) {
        if (isFrame(marker) && length >= 6 && !parts.hasSize()) {
            parts.size(Short.toUnsignedInt(file.getShort(offset + 3)), Short.toUnsignedInt(file.getShort(offset + 1)));
            parts.frame(unsigned(offset + 5), (marker & 0x03) == 2);
        } else if (marker == APP1 && startsWith(EXIF, offset, length)) {
            parts.exif(offset + EXIF.length, length - EXIF.length);
        } else if (marker == APP1 && startsWith(XMP, offset, length)) {
            parts.xmp(offset + XMP.length, length - XMP.length);
        } else if (marker == APP13 && startsWith(PhotoshopResources.NAME, offset, length)) {
            int start = PhotoshopResources.NAME.length;
            PhotoshopResources.iptc(bytes, offset + start, length - start)
                    .ifPresent(span -> parts.otherDate(span.offset(), span.length()));
        } else if (marker == APP2 && startsWith(ICC, offset, length - 2)) {
            int start = ICC.length + 2;
            profile.putIfAbsent(unsigned(offset + ICC.length), new Span(offset + start, length - start));
        }
    }

    /** Of a frame without a height, a DNL segment right behind the first scan has it (T.81, B.2.5). */
    private HeaderRead withHeight(int firstScan) {
        int position = firstScan + 2 + Short.toUnsignedInt(file.getShort(firstScan + 2));
        do {
            position = nextMarker(position);
            if (position + 6 > bytes.length) {
                return partial();
            }
            position += 2;
        } while (isRestart(unsigned(position - 1)));
        if (unsigned(position - 1) == DNL) {
            parts.height(Short.toUnsignedInt(file.getShort(position + 2)));
        }
        return whole();
    }

    /** Skips what is between segments, as decoders do, and fill bytes. */
    private int nextMarker(int from) {
        int position = from;
        while (position + 1 < bytes.length
                && (unsigned(position) != 0xFF || unsigned(position + 1) == 0xFF || unsigned(position + 1) == 0)) {
            position++;
        }
        return position;
    }

    private boolean startsWith(byte[] name, int offset, int length) {
        return length >= name.length && Arrays.equals(bytes, offset, offset + name.length, name, 0, name.length);
    }

    private int unsigned(int position) {
        return Byte.toUnsignedInt(bytes[position]);
    }

    private HeaderRead whole() {
        profile.values().forEach(span -> parts.iccPart(span.offset(), span.length()));
        return parts.whole();
    }

    private HeaderRead partial() {
        profile.values().forEach(span -> parts.iccPart(span.offset(), span.length()));
        return parts.partial();
    }
}
