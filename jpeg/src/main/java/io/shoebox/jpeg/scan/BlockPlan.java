package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.file.DecodingTables;
import io.shoebox.jpeg.file.ScanHeader.ScanComponent;
import io.shoebox.jpeg.huffman.BlockStarts;
import io.shoebox.jpeg.huffman.HuffmanTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One block of an MCU of a sequential scan: all that the hot loop wants of it. */
final class BlockPlan {
    private static final short[] NO_SKIPS = {};

    final Component component;
    final int componentSlot;
    final HuffmanTable dc;
    final HuffmanTable ac;
    final int[] dcDifferences;
    final int[] acValues;
    final short[] acSkips;
    /** Null unless the blocks are of 2×2 samples from low frequencies. */
    final long @Nullable [] blockStarts;

    final int[] weights;
    final byte[] cells;
    final int last;
    final int size;
    /** Distance in the plane from the block in one MCU to that in the next. */
    final int step;

    private final int blockX;
    private final int blockY;
    private final int blocksInMcu;

    BlockPlan(Component component, ScanComponent scan, int slot, int blockX, int blockY, boolean alone, Tables tables)
            throws IOException {
        this.component = component;
        this.componentSlot = slot;
        this.blockX = blockX;
        this.blockY = blockY;
        this.blocksInMcu = alone ? 1 : component.spec().v();
        dc = tables.tables().dc(scan.dcTable(), tables.position());
        ac = tables.tables().ac(scan.acTable(), tables.position());
        dcDifferences = dc.dcDifferences();
        acValues = ac.acValues();
        weights = component.weights(tables.tables(), tables.position());
        cells = component.transform().cells();
        last = component.transform().last();
        blockStarts = last == BlockStarts.LAST ? ac.blockStarts() : null;
        acSkips = last < 63 ? ac.acSkips() : NO_SKIPS;
        size = component.size();
        step = size * (alone ? 1 : component.spec().h());
    }

    /** The tables as they are at a scan, which begins at a position. */
    record Tables(DecodingTables tables, int position) {}

    /** Where this block is in an MCU. */
    int offset(int mcuRow, int mcu) {
        return component.offset(blockX, mcuRow * blocksInMcu + blockY) + mcu * step;
    }
}
