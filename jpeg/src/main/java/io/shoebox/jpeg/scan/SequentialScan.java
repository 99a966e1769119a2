package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import io.shoebox.jpeg.file.ScanHeader.ScanComponent;
import io.shoebox.jpeg.huffman.AcSkips;
import io.shoebox.jpeg.huffman.AcValues;
import io.shoebox.jpeg.huffman.BlockStarts;
import io.shoebox.jpeg.huffman.DcDifferences;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes a scan of a baseline or extended sequential frame (T.81 F.2) straight into planes of samples. */
final class SequentialScan extends EntropyScan {
    private final BlockPlan[] plans;
    private final int[] offsets;
    private final int[] predictions = new int[4];
    private final int[] block = new int[64];

    SequentialScan(JpegBytes bytes, Frame frame, List<Component> components, ScanHeader scan, DecodingTables tables)
            throws IOException {
        super(
                bytes,
                scan,
                ScanGeometry.of(
                        scan, frame, components.get(scan.components().getFirst().index())),
                tables.restartInterval());
        plans = plans(components, scan, new BlockPlan.Tables(tables, scan.dataPosition()));
        offsets = new int[plans.length];
    }

    private static BlockPlan[] plans(List<Component> components, ScanHeader scan, BlockPlan.Tables tables)
            throws IOException {
        List<BlockPlan> plans = new ArrayList<>();
        boolean alone = !scan.interleaved();
        for (int slot = 0; slot < scan.components().size(); slot++) {
            ScanComponent scanned = scan.components().get(slot);
            Component component = components.get(scanned.index());
            int blocks = alone ? 1 : component.spec().h() * component.spec().v();
            for (int i = 0; i < blocks; i++) {
                int x = i % component.spec().h();
                int y = i / component.spec().h();
                plans.add(new BlockPlan(component, scanned, slot, x, y, alone, tables));
            }
        }
        return plans.toArray(new BlockPlan[0]);
    }

    /**
     * A row of MCUs. One long method on purpose: the bit buffer stays in registers (see the note at {@link EntropySource}),
     * which calls or fields would cost half of the speed.
     */
    @Override
    void decodeRow(int row, int fromMcu, int mcusWide) throws IOException {
        for (int i = 0; i < plans.length; i++) {
            offsets[i] = plans[i].offset(row, fromMcu);
        }
        byte[] window = source.window;
        long bits = source.bits;
        int count = source.count;
        int position = source.position;
        for (int mcu = fromMcu; mcu < mcusWide; mcu++) {
            if (interrupted(position)) {
                source.save(bits, count, position);
                beforeMcu();
                bits = source.bits;
                count = source.count;
                position = source.position;
            }
            for (int b = 0; b < plans.length; b++) {
                BlockPlan plan = plans[b];
                // Not only when they are few: a branch here is taken too irregularly.
                bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                position += (63 - count) >>> 3;
                count |= 56;
                int entry = plan.dcDifferences[(int) (bits >>> (64 - DcDifferences.BITS))];
                if (entry == 0) {
                    entry = DcDifferences.slow(plan.dc, bits);
                    if (entry == DcDifferences.INVALID) {
                        source.save(bits, count, position);
                        throw source.corrupt("no such DC code");
                    }
                }
                int length = entry & 0xFF;
                bits <<= length;
                count -= length;
                int dc = predictions[plan.componentSlot] + (entry >> 8);
                predictions[plan.componentSlot] = dc;
                block[0] = dc * plan.weights[0];

                int k = 1;
                int last = plan.last;
                int[] values = plan.acValues;
                byte[] cells = plan.cells;
                int[] weights = plan.weights;
                long[] starts = plan.blockStarts;
                if (starts != null) {
                    // At least 25 bits are left after a DC difference.
                    long start = starts[(int) (bits >>> (64 - BlockStarts.BITS))];
                    if (start != 0) {
                        length = (int) start & 0xFF;
                        bits <<= length;
                        count -= length;
                        k = (int) start >> 8 & 0xFF;
                        block[1] = (int) (start << 32 >> 48) * weights[1];
                        block[2] = (int) (start << 16 >> 48) * weights[2];
                        block[3] = (int) (start >> 48) * weights[4];
                    }
                }
                while (k <= last) {
                    if (count < 32) {
                        bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                    }
                    entry = values[(int) (bits >>> (64 - AcValues.BITS))];
                    if (entry == 0) {
                        entry = AcValues.slow(plan.ac, bits);
                    }
                    length = entry & 0xFF;
                    bits <<= length;
                    count -= length;
                    k += entry >> 8 & 0xFF;
                    block[cells[k]] += (entry >> 16) * weights[k];
                    k++;
                }
                boolean flat = k == AcValues.ENDED + 1;
                if (k < 64) {
                    short[] skips = plan.acSkips;
                    do {
                        if (count < 32) {
                            bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                            position += (63 - count) >>> 3;
                            count |= 56;
                        }
                        entry = skips[(int) (bits >>> (64 - AcSkips.BITS))] & 0xFFFF;
                        if (entry == 0) {
                            entry = AcSkips.slow(plan.ac, bits);
                        }
                        length = entry & 0xFF;
                        bits <<= length;
                        count -= length;
                        k += entry >> 8;
                    } while (k < 64);
                    if (AcSkips.overran(k)) {
                        source.save(bits, count, position);
                        k = skipOneByOne(plan.ac, k - (entry >> 8), length);
                        bits = source.bits;
                        count = source.count;
                        position = source.position;
                    }
                }
                if (k != 64 && k < AcValues.ENDED) {
                    source.save(bits, count, position);
                    throw source.corrupt("no such code, or a block of more than 64 coefficients,");
                }
                int offset = offsets[b];
                offsets[b] = offset + plan.step;
                plan.component.inverse(block, offset, flat);
            }
        }
        source.save(bits, count, position);
    }

    /** A block may have been left half decoded by damage. */
    @Override
    void reset() {
        Arrays.fill(predictions, 0);
        Arrays.fill(block, 0);
    }

    /** Takes back the last entry, whose bits are still known by their number, and skips the symbols of this block only. */
    private int skipOneByOne(HuffmanTable table, int index, int lastLength) {
        long bit = source.usedBits() - lastLength;
        int k = index;
        while (k < 64) {
            source.seek(bit);
            int entry = AcValues.slow(table, source.bits);
            k += (entry >> 8 & 0xFF) + 1;
            bit += entry & 0xFF;
        }
        source.seek(bit);
        return k;
    }
}
