package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import io.shoebox.jpeg.huffman.AcValues;
import java.io.IOException;

/** A progressive scan of the upper bits of a band of AC coefficients (T.81 G.1.2.2). */
final class AcFirstScan extends AcScan {
    AcFirstScan(JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, Coefficients target, DecodingTables decoding)
            throws IOException {
        super(bytes, scan, geometry, target, decoding);
    }

    /** Long because its bit buffer is in local variables. */
    @Override
    void decodeRow(int row, int fromMcu, int mcusWide) throws IOException {
        byte[] window = source.window;
        long bits = source.bits;
        int count = source.count;
        int position = source.position;
        int[] entries = table.acValues();
        byte[] slots = target.slots();
        short[] values = target.values();
        int last = scan.last();
        int low = scan.low();
        int block = row * target.component().blocksWide() + fromMcu;
        for (int mcu = fromMcu; mcu < mcusWide; mcu++, block++) {
            if (interrupted(position)) {
                source.save(bits, count, position);
                beforeMcu();
                bits = source.bits;
                count = source.count;
                position = source.position;
            }
            if (endOfBandRun > 0) {
                endOfBandRun--;
                continue;
            }
            long nonZero = 0;
            int k = scan.first();
            while (k <= last) {
                if (count < 32) {
                    bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                    position += (63 - count) >>> 3;
                    count |= 56;
                }
                int entry = entries[(int) (bits >>> (64 - AcValues.BITS))];
                if (entry == 0) {
                    entry = AcValues.slowProgressive(table, bits);
                }
                int length = entry & 0xFF;
                long skipped = bits;
                bits <<= length;
                count -= length;
                int run = entry >> 8 & 0xFF;
                if (run >= AcValues.END_RUN) {
                    // Beyond it by r: the band ends for 2^r blocks and as many more as r bits say.
                    endOfBandRun = endOfBandRun(skipped, length, run - AcValues.END_RUN);
                    break;
                }
                k += run;
                if (k > 63) {
                    source.save(bits, count, position);
                    throw source.corrupt("no such code, or a block of more than 64 coefficients,");
                }
                int slot = slots[k];
                if (slot >= 0) {
                    values[block * target.kept() + slot] = (short) (entry >> 16 << low);
                }
                nonZero |= (entry >> 16 == 0 ? 0L : 1L) << k;
                k++;
            }
            target.nonZero()[block] |= nonZero;
        }
        source.save(bits, count, position);
    }
}
