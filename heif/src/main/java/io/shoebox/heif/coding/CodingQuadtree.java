package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.picture.BlockMap;

/** Splits coding tree blocks into coding units (H.265, clause 7.3.8.4). */
final class CodingQuadtree {
    private final Sps sps;
    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;
    private final Quantization quantization;
    private final CodingUnits units;
    private final int log2Group;

    CodingQuadtree(
            Sps sps, Pps pps, BlockMap blocks, ArithmeticDecoder cabac, Quantization quantization, CodingUnits units) {
        this.sps = sps;
        this.blocks = blocks;
        this.cabac = cabac;
        this.quantization = quantization;
        this.units = units;
        log2Group = sps.blocks().log2Ctb() - Math.max(0, pps.quantizationDepth());
    }

    /** Decodes a block whose first luma sample lies in the picture. */
    void decode(int x, int y, int log2Size, int depth) throws CorruptHeifException {
        if (log2Size >= log2Group) {
            quantization.beginGroup(x, y);
        }
        if (!isSplit(x, y, log2Size, depth)) {
            units.decode(x, y, log2Size, depth);
            return;
        }
        int half = 1 << (log2Size - 1);
        boolean right = x + half < sps.width();
        boolean below = y + half < sps.height();
        decode(x, y, log2Size - 1, depth + 1);
        if (right) {
            decode(x + half, y, log2Size - 1, depth + 1);
        }
        if (below) {
            decode(x, y + half, log2Size - 1, depth + 1);
        }
        if (right && below) {
            decode(x + half, y + half, log2Size - 1, depth + 1);
        }
    }

    private boolean isSplit(int x, int y, int log2Size, int depth) {
        int size = 1 << log2Size;
        boolean splittable = log2Size > sps.blocks().log2MinCoding();
        if (!splittable || x + size > sps.width() || y + size > sps.height()) {
            return splittable;
        }
        int deeper = isDeeper(x - 1, y, depth) + isDeeper(x, y - 1, depth);
        return cabac.bin(Contexts.SPLIT_CODING_UNIT + deeper) != 0;
    }

    private int isDeeper(int x, int y, int depth) {
        int unit = blocks.at(x, y);
        return blocks.isAvailable(unit) && blocks.depths[unit] > depth ? 1 : 0;
    }
}
