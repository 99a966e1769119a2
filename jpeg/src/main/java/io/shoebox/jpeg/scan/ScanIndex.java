package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.JpegLimits;
import io.shoebox.jpeg.Marker;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.JpegHeader;
import io.shoebox.jpeg.file.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The scans of a progressive image, found by their markers before any is decoded. */
final class ScanIndex {
    private ScanIndex() {}

    /** All scan headers up to EOI, the end, or the first that is broken; refuses more than the limit. */
    static List<ScanHeader> scans(JpegBytes bytes, JpegHeader header, JpegLimits limits) throws IOException {
        List<ScanHeader> scans = new ArrayList<>();
        int position = header.firstScan();
        while (position < bytes.length()) {
            int marker = bytes.u8(position + 1);
            if (marker == Marker.EOI) {
                break;
            }
            int next = position + 2;
            if (marker == Marker.SOS) {
                limits.checkScans(scans.size() + 1);
                ScanHeader scan = parse(bytes, next, header.frame(), scans);
                if (scan == null) {
                    break;
                }
                scans.add(scan);
                next = scan.dataPosition();
            } else if (!Marker.standsAlone(marker) && next + 1 < bytes.length()) {
                next += Math.max(2, bytes.u16(next));
            }
            position = bytes.nextMarker(next, true);
        }
        return scans;
    }

    /** Null for a broken header: the decoder will come to it and say so, or never need it. */
    private static @org.jspecify.annotations.Nullable ScanHeader parse(
            JpegBytes bytes, int position, Frame frame, List<ScanHeader> before) throws IOException {
        try {
            return ScanHeader.parse(bytes, position, frame);
        } catch (CorruptJpegException broken) {
            if (before.isEmpty()) {
                throw broken;
            }
            return null;
        }
    }

    /** Whether the scans bring each coefficient that is needed to its last bit. */
    static boolean complete(List<ScanHeader> scans, List<Component> components) {
        long[] missing = components.stream()
                .mapToLong(
                        component -> scans.isEmpty() ? 0 : component.transform().needed())
                .toArray();
        scans.stream()
                .filter(scan -> scan.low() == 0)
                .forEach(scan -> scan.components().forEach(scanned -> missing[scanned.index()] &= ~scan.band()));
        return Arrays.stream(missing).allMatch(band -> band == 0);
    }

    /**
     * The scans to decode, by the positions of their data: those with a coefficient that is needed, and those that a needed
     * refinement depends on, for it is coded by which coefficients of its band are not zero yet.
     */
    static Set<Integer> needed(List<ScanHeader> scans, List<Component> components) {
        long[] wanted = components.stream()
                .mapToLong(component -> component.transform().needed())
                .toArray();
        Set<Integer> needed = new HashSet<>();
        for (ScanHeader scan : scans.reversed()) {
            for (ScanHeader.ScanComponent component : scan.components()) {
                if ((wanted[component.index()] & scan.band()) != 0) {
                    needed.add(scan.dataPosition());
                    wanted[component.index()] |= scan.refines() ? scan.band() : 0;
                }
            }
        }
        return needed;
    }
}
