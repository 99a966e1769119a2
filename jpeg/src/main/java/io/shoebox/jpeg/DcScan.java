package io.shoebox.jpeg;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A progressive scan of DC coefficients (T.81 G.1.2.1): their upper bits, or one more bit of each. */
final class DcScan extends ProgressiveScan {
    private final List<Coefficients> coefficients;
    private final HuffmanTable[] tables;
    private final int[] predictions = new int[4];

    /** @param coefficients those of the scan's components, in its order */
    DcScan(
            JpegBytes bytes,
            ScanHeader scan,
            ScanGeometry geometry,
            List<Coefficients> coefficients,
            DecodingTables decoding)
            throws IOException {
        super(bytes, scan, geometry, decoding.restartInterval());
        this.coefficients = coefficients;
        tables = new HuffmanTable[scan.refines() ? 0 : coefficients.size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = decoding.dc(scan.components().get(i).dcTable(), scan.dataPosition());
        }
    }

    @Override
    void reset() {
        Arrays.fill(predictions, 0);
    }

    @Override
    void decodeRow(int row, int mcusWide) throws IOException {
        for (int mcu = 0; mcu < mcusWide; mcu++) {
            if (interrupted(source.position)) {
                beforeMcu();
            }
            for (int slot = 0; slot < coefficients.size(); slot++) {
                Coefficients target = coefficients.get(slot);
                FrameComponent spec = target.component().spec();
                int h = scan.interleaved() ? spec.h() : 1;
                int v = scan.interleaved() ? spec.v() : 1;
                for (int y = 0; y < v; y++) {
                    int block = (row * v + y) * target.component().blocksWide() + mcu * h;
                    for (int x = 0; x < h; x++) {
                        decodeBlock(slot, target.values(), (block + x) * target.kept());
                    }
                }
            }
        }
    }

    private void decodeBlock(int slot, short[] values, int index) throws CorruptJpegException {
        source.refill();
        if (scan.refines()) {
            if (source.bits < 0) {
                values[index] |= (short) (1 << scan.low());
            }
            source.drop(1);
            return;
        }
        HuffmanTable table = tables[slot];
        int entry = table.dcDifferences()[(int) (source.bits >>> (64 - DcDifferences.BITS))];
        if (entry == 0) {
            entry = DcDifferences.slow(table, source.bits);
            if (entry == DcDifferences.INVALID) {
                throw source.corrupt("no such DC code");
            }
        }
        source.drop(entry & 0xFF);
        predictions[slot] += entry >> 8;
        values[index] = (short) (predictions[slot] << scan.low());
    }
}
