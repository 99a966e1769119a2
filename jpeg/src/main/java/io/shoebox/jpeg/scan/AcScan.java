package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;

/** A progressive scan of a band of AC coefficients: one component, one table, and runs of blocks that have ended. */
abstract class AcScan extends EntropyScan {
    final Coefficients target;
    final HuffmanTable table;
    /** Blocks to come that have no more new coefficients in the band. */
    int endOfBandRun;

    AcScan(JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, Coefficients target, DecodingTables decoding)
            throws IOException {
        super(bytes, scan, geometry, decoding.restartInterval());
        this.target = target;
        table = decoding.ac(scan.components().getFirst().acTable(), scan.dataPosition());
    }

    @Override
    final void reset() {
        endOfBandRun = 0;
    }

    /** The blocks after this one; the {@code exponent} bits are the last of the entry's. */
    static int endOfBandRun(long bits, int length, int exponent) {
        int extra = (int) (bits << (length - exponent) >>> 1 >>> (63 - exponent));
        return (1 << exponent) + extra - 1;
    }
}
