package io.shoebox.jpeg.file;

import io.shoebox.jpeg.CorruptJpegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A scan header (T.81 B.2.3).
 *
 * @param components which components of the frame, by index, with their tables
 * @param first first coefficient in zigzag order (Ss)
 * @param last last coefficient (Se)
 * @param high bit position of the scan before, 0 for a first scan (Ah)
 * @param low bit position of this scan (Al)
 * @param dataPosition where the entropy-coded data starts
 */
public record ScanHeader(List<ScanComponent> components, int first, int last, int high, int low, int dataPosition) {
    /** A component in a scan: its index in the frame, and the Huffman tables 0 to 3. */
    public record ScanComponent(int index, int dcTable, int acTable) {}

    public ScanHeader {
        components = List.copyOf(components);
    }

    /** {@code position} is that of the segment's length field. */
    public static ScanHeader parse(JpegBytes bytes, int position, Frame frame) throws IOException {
        int length = bytes.u16(position);
        int count = bytes.u8(position + 2);
        if (count < 1 || count > 4 || length != 6 + 2 * count) {
            throw new CorruptJpegException("a scan of " + count + " components", position);
        }
        List<ScanComponent> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(component(bytes, position + 3 + 2 * i, frame));
        }
        int at = position + 3 + 2 * count;
        int approximation = bytes.u8(at + 2);
        ScanHeader scan = frame.progressive()
                ? new ScanHeader(
                        components,
                        bytes.u8(at),
                        bytes.u8(at + 1),
                        approximation >> 4,
                        approximation & 15,
                        position + length)
                : new ScanHeader(components, 0, 63, 0, 0, position + length);
        scan.validate(frame, position);
        return scan;
    }

    private static ScanComponent component(JpegBytes bytes, int at, Frame frame) throws IOException {
        int id = bytes.u8(at);
        int tables = bytes.u8(at + 1);
        for (int i = 0; i < frame.components().size(); i++) {
            if (frame.components().get(i).id() == id) {
                if (tables >> 4 > 3 || (tables & 15) > 3) {
                    throw new CorruptJpegException("Huffman tables " + tables, at);
                }
                return new ScanComponent(i, tables >> 4, tables & 15);
            }
        }
        throw new CorruptJpegException("a scan of the unknown component " + id, at);
    }

    private void validate(Frame frame, int position) throws CorruptJpegException {
        long distinct = components.stream().map(ScanComponent::index).distinct().count();
        int blocks = components.stream()
                .map(c -> frame.components().get(c.index()))
                .mapToInt(c -> c.h() * c.v())
                .sum();
        if (distinct != components.size() || (components.size() > 1 && blocks > 10)) {
            throw new CorruptJpegException("a scan with components twice, or " + blocks + " blocks an MCU", position);
        }
        if (!frame.progressive()) {
            return;
        }
        boolean band = first == 0 ? last == 0 : components.size() == 1 && last >= first && last <= 63;
        boolean bits = low <= 13 && (high == 0 || high == low + 1);
        if (!band || !bits) {
            throw new CorruptJpegException(
                    "a progressive scan of " + first + "-" + last + ", bits " + high + "-" + low, position);
        }
    }

    public boolean refines() {
        return high != 0;
    }

    public boolean interleaved() {
        return components.size() > 1;
    }

    /** The band as a bit for each zigzag index. */
    public long band() {
        return -1L >>> (63 - last) & -1L << first;
    }
}
