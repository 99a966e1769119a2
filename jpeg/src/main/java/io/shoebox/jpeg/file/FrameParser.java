package io.shoebox.jpeg.file;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.UnsupportedJpegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a frame header (T.81 B.2.2) and refuses by name what is not decoded. */
final class FrameParser {
    private final JpegBytes bytes;

    FrameParser(JpegBytes bytes) {
        this.bytes = bytes;
    }

    /** {@code position} is that of the segment's length field. A height of 0 means that a DNL segment gives it. */
    Frame parse(int marker, int position) throws IOException {
        refuseOtherProcesses(marker);
        int length = bytes.u16(position);
        int precision = bytes.u8(position + 2);
        if (precision != 8) {
            throw new UnsupportedJpegException(precision + " bits a sample");
        }
        int height = bytes.u16(position + 3);
        int width = bytes.u16(position + 5);
        int count = bytes.u8(position + 7);
        if (length != 8 + 3 * count || width == 0 || count == 0) {
            throw new CorruptJpegException("a frame header of length " + length + ", width " + width, position);
        }
        if (count != 1 && count != 3 && count != 4) {
            throw new UnsupportedJpegException(count + " components");
        }
        return new Frame(marker == Marker.SOF2, width, height, components(count, position + 8));
    }

    private List<FrameComponent> components(int count, int position) throws IOException {
        List<FrameComponent> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = position + 3 * i;
            int id = bytes.u8(at);
            int h = bytes.u8(at + 1) >> 4;
            int v = bytes.u8(at + 1) & 15;
            int table = bytes.u8(at + 2);
            if (h < 1 || h > 4 || v < 1 || v > 4 || table > 3) {
                throw new CorruptJpegException("sampling factors " + h + "x" + v + ", table " + table, at);
            }
            if (components.stream().anyMatch(other -> other.id() == id)) {
                throw new CorruptJpegException("two components with the id " + id, at);
            }
            // The factors of a lone component mean nothing: its scans are not interleaved (T.81 A.2.2).
            components.add(count == 1 ? new FrameComponent(id, 1, 1, table) : new FrameComponent(id, h, v, table));
        }
        return components;
    }

    private static void refuseOtherProcesses(int marker) throws UnsupportedJpegException {
        switch (marker) {
            case Marker.SOF0, Marker.SOF1, Marker.SOF2 -> {}
            case 0xC3 -> throw new UnsupportedJpegException("lossless (SOF3)");
            case 0xC5, 0xC6, 0xC7 -> throw new UnsupportedJpegException("hierarchical (SOF" + (marker & 15) + ")");
            default -> throw new UnsupportedJpegException("arithmetic coding (SOF" + (marker & 15) + ")");
        }
    }
}
