package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import java.io.IOException;

/** A scan of a progressive frame (T.81 annex G): what the four kinds have in common. */
abstract class ProgressiveScan {
    final EntropySource source;
    final ScanHeader scan;
    private final Restarts restarts;
    private final ScanGeometry geometry;

    ProgressiveScan(JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, int restartInterval) {
        this.scan = scan;
        this.geometry = geometry;
        source = new EntropySource(bytes, scan.dataPosition());
        restarts = new Restarts(restartInterval);
    }

    /** Decodes all rows and gives the position of the marker after them. */
    final int decode(Deadline deadline) throws IOException {
        for (int row = 0; row < geometry.mcusHigh(); row++) {
            deadline.check();
            decodeRow(row, geometry.mcusWide());
        }
        return source.end();
    }

    /** Decodes a row of MCUs, with the bit buffer in local variables as {@link EntropySource} describes. */
    abstract void decodeRow(int row, int mcusWide) throws IOException;

    /** Forgets what does not outlive a restart. */
    abstract void reset();

    /** Whether {@link #beforeMcu} must be called before the next MCU. Counts it. */
    final boolean interrupted(int position) {
        return restarts.due() || position > source.limit;
    }

    /** To be called with the source's state saved. */
    final void beforeMcu() throws CorruptJpegException {
        if (restarts.take(source)) {
            reset();
        } else {
            source.advance();
        }
    }
}
