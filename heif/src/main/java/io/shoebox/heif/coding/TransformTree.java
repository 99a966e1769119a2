package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.picture.BlockMap;
import io.shoebox.heif.picture.Frame;

/** Splits coding units into transform units and decodes these (H.265, clauses 7.3.8.8 and 7.3.8.10). */
final class TransformTree {
    private static final int LAST_QUARTER = 3;

    private final Sps.BlockSizes sizes;
    private final boolean monochrome;
    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;
    private final Quantization quantization;
    private final Blocks reconstruction;
    private final CodingUnit unit;

    TransformTree(Frame frame, ArithmeticDecoder cabac, Quantization quantization, Blocks blocks, CodingUnit unit) {
        sizes = frame.sps().blocks();
        monochrome = frame.sps().monochrome();
        this.blocks = frame.blocks();
        this.cabac = cabac;
        this.quantization = quantization;
        reconstruction = blocks;
        this.unit = unit;
    }

    void decode(int x, int y, int log2Size) throws CorruptHeifException {
        decode(x, y, log2Size, 0, 0, !monochrome, !monochrome);
    }

    /**
     * @param quarter which one of its parent it is
     * @param parentCb cbf_cb of the parent
     * @param parentCr cbf_cr of the parent
     */
    private void decode(int x, int y, int log2Size, int depth, int quarter, boolean parentCb, boolean parentCr)
            throws CorruptHeifException {
        boolean split = isSplit(log2Size, depth);
        // Chroma of the smallest luma blocks is coded once for four of them.
        boolean own = log2Size > BlockMap.LOG2_UNIT;
        boolean cb = parentCb && (!own || cabac.bin(Contexts.CODED_CHROMA + depth) != 0);
        boolean cr = parentCr && (!own || cabac.bin(Contexts.CODED_CHROMA + depth) != 0);
        if (!split) {
            boolean luma = cabac.bin(Contexts.CODED_LUMA + (depth == 0 ? 1 : 0)) != 0;
            unit(x, y, log2Size, quarter, luma, cb, cr);
            return;
        }
        int half = 1 << (log2Size - 1);
        decode(x, y, log2Size - 1, depth + 1, 0, cb, cr);
        decode(x + half, y, log2Size - 1, depth + 1, 1, cb, cr);
        decode(x, y + half, log2Size - 1, depth + 1, 2, cb, cr);
        decode(x + half, y + half, log2Size - 1, depth + 1, LAST_QUARTER, cb, cr);
    }

    private boolean isSplit(int log2Size, int depth) {
        boolean quarters = unit.quartered && depth == 0;
        boolean coded = log2Size <= sizes.log2MaxTransform()
                && log2Size > sizes.log2MinTransform()
                && depth < sizes.transformDepth() + (unit.quartered ? 1 : 0)
                && !quarters;
        return coded
                ? cabac.bin(Contexts.SPLIT_TRANSFORM + 5 - log2Size) != 0
                : log2Size > sizes.log2MaxTransform() || quarters;
    }

    private void unit(int x, int y, int log2Size, int quarter, boolean luma, boolean cb, boolean cr)
            throws CorruptHeifException {
        if ((luma || cb || cr) && quantization.wantsDelta()) {
            quantization.readDelta();
        }
        reconstruction.decode(0, x, y, log2Size, blocks.modes[blocks.at(x, y)], luma);
        blocks.claim(x, y, 1 << log2Size);
        if (monochrome) {
            return;
        }
        if (log2Size > BlockMap.LOG2_UNIT) {
            reconstruction.decode(1, x >> 1, y >> 1, log2Size - 1, unit.chromaMode, cb);
            reconstruction.decode(2, x >> 1, y >> 1, log2Size - 1, unit.chromaMode, cr);
        } else if (quarter == LAST_QUARTER) {
            int parentX = (x >> 1) - 2;
            int parentY = (y >> 1) - 2;
            reconstruction.decode(1, parentX, parentY, log2Size, unit.chromaMode, cb);
            reconstruction.decode(2, parentX, parentY, log2Size, unit.chromaMode, cr);
        }
    }
}
