package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import java.io.IOException;

/** A scan of entropy-coded MCUs, row by row; and where it goes on behind damage. */
abstract class EntropyScan {
    /** Damaged places without restart markers behind which decoding is tried: each may shift the rest of the picture. */
    private static final int MOST_BLIND = 64;

    final EntropySource source;
    final ScanHeader scan;
    private final Restarts restarts;
    private final ScanGeometry geometry;
    private int lost;
    private int blind;

    EntropyScan(JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, int restartInterval) {
        this.scan = scan;
        this.geometry = geometry;
        source = new EntropySource(bytes, scan.dataPosition());
        restarts = new Restarts(restartInterval);
    }

    /** Decodes all rows, or all that can be found behind damage, and gives the position of the marker after them. */
    final int decode(Deadline deadline, Damages damages) throws IOException {
        int mcu = 0;
        while (mcu < geometry.mcus()) {
            boolean all = false;
            try {
                decodeRows(mcu, deadline);
                all = true;
                source.checkNotOverrun();
                mcu = geometry.mcus();
            } catch (CorruptJpegException damage) {
                damages.found(damage);
                int failed = all ? geometry.mcus() - 1 : failed();
                mcu = restarts.used() ? behindRestart() : behind(failed);
                lost += mcu - failed;
            }
        }
        damages.decoded(scan, 1 - (double) lost / geometry.mcus());
        return source.marker();
    }

    /** The first MCU that is not there: bits that were none are only noticed before the next one. */
    private int failed() {
        int next = restarts.counted() - (source.overrun() ? 1 : 0);
        return Math.clamp(next, 1, geometry.mcus()) - 1;
    }

    private void decodeRows(int firstMcu, Deadline deadline) throws IOException {
        int column = firstMcu % geometry.mcusWide();
        for (int row = firstMcu / geometry.mcusWide(); row < geometry.mcusHigh(); row++) {
            deadline.check();
            decodeRow(row, column, geometry.mcusWide());
            column = 0;
        }
    }

    /** The MCU behind the next restart marker that can be one of those to come; the end if there is none. */
    private int behindRestart() {
        int next = restarts.find(source);
        reset();
        return Math.min(next, geometry.mcus());
    }

    /** Goes on with the next bits, which soon are codes again, at the MCU after a damaged one. */
    private int behind(int failed) {
        boolean over = source.overrun() && source.passRestart() < 0;
        if (over || ++blind > MOST_BLIND) {
            return geometry.mcus();
        }
        source.seek(source.usedBits() + 1);
        reset();
        restarts.goOnAt(failed + 1);
        return failed + 1;
    }

    /** Decodes MCUs of a row, with the bit buffer in local variables as {@link EntropySource} describes. */
    abstract void decodeRow(int row, int fromMcu, int mcusWide) throws IOException;

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
