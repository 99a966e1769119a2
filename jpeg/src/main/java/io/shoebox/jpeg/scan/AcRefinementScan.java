package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;

/** A progressive scan of one more bit of a band of AC coefficients (T.81 G.1.2.3). */
final class AcRefinementScan extends AcScan {
    private static final long LOWER_HALF = 0xFFFFFFFFL;

    AcRefinementScan(
            JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, Coefficients target, DecodingTables decoding)
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
        byte[] slots = target.slots();
        short[] values = target.values();
        long[] nonZero = target.nonZero();
        long band = scan.band();
        long needed = target.component().transform().needed();
        int plus = 1 << scan.low();
        int block = row * target.component().blocksWide() + fromMcu;
        for (int mcu = fromMcu; mcu < mcusWide; mcu++, block++) {
            if (interrupted(position)) {
                source.save(bits, count, position);
                beforeMcu();
                bits = source.bits;
                count = source.count;
                position = source.position;
            }
            int base = block * target.kept();
            long history = nonZero[block];
            long added = 0;
            // The coefficients of the band that are still to come.
            long rest = band;
            while (rest != 0) {
                int value = 0;
                long refined;
                int place = 64;
                if (endOfBandRun > 0) {
                    endOfBandRun--;
                    refined = history & rest;
                    rest = 0;
                } else {
                    if (count < 32) {
                        bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                    }
                    int found = table.symbol(bits);
                    if (found == HuffmanTable.NO_CODE) {
                        source.save(bits, count, position);
                        throw source.corrupt("no such AC code");
                    }
                    int length = found & 0xFF;
                    int run = found >> 12;
                    if ((found >> 8 & 15) == 0 && run < 15) {
                        length += run;
                        endOfBandRun = endOfBandRun(bits, length, run) + 1;
                        bits <<= length;
                        count -= length;
                        continue;
                    }
                    bits <<= length;
                    count -= length;
                    if ((found >> 8 & 15) != 0) {
                        value = bits < 0 ? plus : -plus;
                        bits <<= 1;
                        count--;
                    }
                    long zeros = rest & ~history;
                    for (int i = 0; i < run; i++) {
                        zeros &= zeros - 1;
                    }
                    place = Long.numberOfTrailingZeros(zeros);
                    long through = place >= 63 ? -1L : (2L << place) - 1;
                    refined = history & rest & through;
                    rest &= ~through;
                }
                while (refined != 0) {
                    // One bit for each, in order; at most 32 at a time, for so many are in the buffer.
                    long part = (refined & LOWER_HALF) != 0 ? refined & LOWER_HALF : refined;
                    refined ^= part;
                    if (count < 32) {
                        bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                    }
                    for (long wanted = part & needed; wanted != 0; wanted &= wanted - 1) {
                        int index = Long.numberOfTrailingZeros(wanted);
                        int before = Long.bitCount(part & ((1L << index) - 1));
                        int old = values[base + slots[index]];
                        // No branch: the bits are as good as random.
                        int change = (plus ^ (old >> 31)) - (old >> 31);
                        values[base + slots[index]] = (short) (old + (change & (int) (bits << before >> 63)));
                    }
                    int used = Long.bitCount(part);
                    bits <<= used;
                    count -= used;
                }
                if (value != 0 && place < 64) {
                    added |= 1L << place;
                    int slot = slots[place];
                    if (slot >= 0) {
                        values[base + slot] = (short) value;
                    }
                }
            }
            nonZero[block] = history | added;
        }
        source.save(bits, count, position);
    }
}
