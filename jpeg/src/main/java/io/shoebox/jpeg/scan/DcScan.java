package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.JpegBytes;
import io.shoebox.jpeg.file.ScanHeader;
import io.shoebox.jpeg.huffman.DcDifferences;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A progressive scan of DC coefficients (T.81 G.1.2.1): their upper bits, or one more bit of each. */
final class DcScan extends EntropyScan {
    private final List<Place> places = new ArrayList<>();
    private final int[] predictions = new int[4];

    /** @param targets those of the scan's components, in its order */
    DcScan(JpegBytes bytes, ScanHeader scan, ScanGeometry geometry, List<Coefficients> targets, DecodingTables decoding)
            throws IOException {
        super(bytes, scan, geometry, decoding.restartInterval());
        for (int slot = 0; slot < targets.size(); slot++) {
            Coefficients target = targets.get(slot);
            HuffmanTable table = scan.refines()
                    ? null
                    : decoding.dc(scan.components().get(slot).dcTable(), scan.dataPosition());
            int h = scan.interleaved() ? target.component().spec().h() : 1;
            int v = scan.interleaved() ? target.component().spec().v() : 1;
            for (int i = 0; i < h * v; i++) {
                places.add(new Place(target, table, slot, i % h, i / h, h, v));
            }
        }
    }

    /** Where a block of an MCU keeps its DC coefficient. */
    private static final class Place {
        final @Nullable HuffmanTable table;
        final int slot;
        final short[] values;
        final int step;
        int index;
        private final int x;
        private final int y;
        private final int v;
        private final int stride;

        Place(Coefficients target, @Nullable HuffmanTable table, int slot, int x, int y, int h, int v) {
            this.table = table;
            this.slot = slot;
            this.x = x * target.kept();
            this.y = y;
            this.v = v;
            values = target.values();
            step = h * target.kept();
            stride = target.component().blocksWide() * target.kept();
        }

        void to(int row, int mcu) {
            index = (row * v + y) * stride + x + mcu * step;
        }
    }

    @Override
    void reset() {
        Arrays.fill(predictions, 0);
    }

    /** Long because its bit buffer is in local variables. */
    @Override
    void decodeRow(int row, int fromMcu, int mcusWide) throws IOException {
        Place[] blocks = places.toArray(new Place[0]);
        for (Place place : blocks) {
            place.to(row, fromMcu);
        }
        byte[] window = source.window;
        long bits = source.bits;
        int count = source.count;
        int position = source.position;
        int low = scan.low();
        for (int mcu = fromMcu; mcu < mcusWide; mcu++) {
            if (interrupted(position)) {
                source.save(bits, count, position);
                beforeMcu();
                bits = source.bits;
                count = source.count;
                position = source.position;
            }
            for (Place place : blocks) {
                if (count < 32) {
                    bits |= (long) JpegBytes.LONGS.get(window, position) >>> count;
                    position += (63 - count) >>> 3;
                    count |= 56;
                }
                int index = place.index;
                place.index = index + place.step;
                HuffmanTable table = place.table;
                if (table == null) {
                    place.values[index] |= (short) (bits >>> 63 << low);
                    bits <<= 1;
                    count--;
                    continue;
                }
                int entry = table.dcDifferences()[(int) (bits >>> (64 - DcDifferences.BITS))];
                if (entry == 0) {
                    entry = DcDifferences.slow(table, bits);
                    if (entry == DcDifferences.INVALID) {
                        source.save(bits, count, position);
                        throw source.corrupt("no such DC code");
                    }
                }
                bits <<= entry & 0xFF;
                count -= entry & 0xFF;
                int prediction = predictions[place.slot] + (entry >> 8);
                predictions[place.slot] = prediction;
                place.values[index] = (short) (prediction << low);
            }
        }
        source.save(bits, count, position);
    }
}
