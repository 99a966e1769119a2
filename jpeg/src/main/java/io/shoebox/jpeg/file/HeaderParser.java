package io.shoebox.jpeg.file;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.UnsupportedJpegException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks the markers from SOI to the first SOS (T.81 B.2). */
final class HeaderParser {
    /** An Adobe APP14 segment without the colour transform byte, or none at all. */
    static final int NO_ADOBE = -1;

    private final JpegBytes bytes;
    private final DecodingTables tables;
    private final IccChunks icc = new IccChunks();
    private @Nullable Frame frame;
    private boolean jfif;
    private int adobeTransform = NO_ADOBE;

    HeaderParser(JpegBytes bytes) {
        this.bytes = bytes;
        this.tables = new DecodingTables(bytes);
    }

    JpegHeader parse() throws IOException {
        if (bytes.u16(0) != 0xFFD8) {
            throw new CorruptJpegException("no JPEG: it does not start with FF D8", 0);
        }
        int position = 2;
        while (true) {
            position = bytes.nextMarker(position, true);
            int marker = bytes.u8(position + 1);
            if (marker == Marker.SOS) {
                return header(position);
            }
            if (marker == Marker.EOI) {
                throw new CorruptJpegException("no image data", position);
            }
            position += 2;
            if (!Marker.standsAlone(marker)) {
                segment(marker, position);
                position += bytes.u16(position);
            }
        }
    }

    private void segment(int marker, int position) throws IOException {
        int length = bytes.u16(position);
        if (length < 2 || position + length > bytes.length()) {
            throw new CorruptJpegException("a segment of length " + length, position);
        }
        if (Marker.isFrame(marker)) {
            if (frame != null) {
                throw new CorruptJpegException("a second frame", position);
            }
            frame = new FrameParser(bytes).parse(marker, position);
            return;
        }
        switch (marker) {
            case Marker.DHP, Marker.EXP -> throw new UnsupportedJpegException("hierarchical (DHP)");
            case Marker.APP0 -> jfif |= length >= 16 && bytes.startsWith("JFIF\0", position + 2);
            case Marker.APP2 -> icc.add(bytes, position, length);
            case Marker.APP14 -> {
                if (length >= 14 && bytes.startsWith("Adobe", position + 2)) {
                    adobeTransform = bytes.u8(position + 13);
                }
            }
            default -> tables.read(marker, position);
        }
    }

    private JpegHeader header(int firstScan) throws IOException {
        if (frame == null) {
            throw new CorruptJpegException("a scan before the frame", firstScan);
        }
        Frame sized = frame.height() == 0 ? frame.withHeight(heightFromDnl(firstScan)) : frame;
        ColorModel colors = ColorModel.of(sized, jfif, adobeTransform);
        return new JpegHeader(sized, colors, tables, icc.profile(bytes), firstScan);
    }

    /** A DNL segment stands right after the first scan (T.81 B.2.5). */
    private int heightFromDnl(int firstScan) throws IOException {
        int end = bytes.nextMarker(firstScan + 2 + bytes.u16(firstScan + 2), true);
        if (bytes.u8(end + 1) != Marker.DNL || bytes.u16(end + 4) == 0) {
            throw new CorruptJpegException("a height of 0 without a DNL segment", end);
        }
        return bytes.u16(end + 4);
    }
}
