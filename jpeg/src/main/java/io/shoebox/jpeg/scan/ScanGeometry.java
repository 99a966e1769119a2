package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.ScanHeader;

/** How many MCUs a scan has (T.81 A.2). */
record ScanGeometry(int mcusWide, int mcusHigh) {
    int mcus() {
        return mcusWide * mcusHigh;
    }

    static ScanGeometry of(ScanHeader scan, Frame frame, Component first) {
        return scan.interleaved()
                ? new ScanGeometry(frame.mcusWide(), frame.mcusHigh())
                : new ScanGeometry(first.scanBlocksWide(), first.scanBlocksHigh());
    }
}
