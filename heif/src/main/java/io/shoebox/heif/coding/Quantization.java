package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.SliceHeader;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.picture.BlockMap;

/** Quantization parameters (H.265, clause 8.6.1): predicted for a quantization group, and changed by what is coded in it. */
final class Quantization {
    private static final int MOST_PREFIX = 5;
    private static final int MOST_SUFFIX_BITS = 15;
    /** QpC for qPi from 30 to 43 (table 8-10). */
    private static final int[] CHROMA = {29, 30, 31, 32, 33, 33, 34, 34, 35, 35, 36, 36, 37, 37};

    private static final int CHROMA_FROM = 30;
    private static final int MOST_CHROMA_INDEX = 57;

    private final Pps pps;
    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;
    private final int lumaOffset;
    private final int chromaOffset;
    private final int ctbMask;
    private int cbOffset;
    private int crOffset;
    private int groupX;
    private int groupY;
    private int beforeGroup;
    private int last;
    private int delta;
    private boolean deltaCoded;
    private int qp;

    Quantization(Sps sps, Pps pps, BlockMap blocks, ArithmeticDecoder cabac) {
        this.pps = pps;
        this.blocks = blocks;
        this.cabac = cabac;
        lumaOffset = 6 * (sps.lumaDepth() - 8);
        chromaOffset = 6 * (sps.chromaDepth() - 8);
        ctbMask = (1 << sps.blocks().log2Ctb()) - 1;
    }

    void beginSlice(SliceHeader slice) {
        cbOffset = pps.cbOffset() + slice.cbOffset();
        crOffset = pps.crOffset() + slice.crOffset();
    }

    /** What the first group of a slice, a tile, or a row of a wavefront is predicted from. */
    void restart(int sliceQp) {
        last = sliceQp;
    }

    void beginGroup(int x, int y) {
        groupX = x;
        groupY = y;
        beforeGroup = last;
        delta = 0;
        deltaCoded = false;
    }

    /** Predicts QpY for a coding unit of the group. */
    void beginUnit() {
        int left = (groupX & ctbMask) != 0 ? neighbour(groupX - 1, groupY) : beforeGroup;
        int above = (groupY & ctbMask) != 0 ? neighbour(groupX, groupY - 1) : beforeGroup;
        int predicted = (left + above + 1) >> 1;
        qp = Math.floorMod(predicted + delta + 52 + 2 * lumaOffset, 52 + lumaOffset) - lumaOffset;
    }

    private int neighbour(int x, int y) {
        int unit = blocks.at(x, y);
        return blocks.isAvailable(unit) ? blocks.qps[unit] : beforeGroup;
    }

    void endUnit(int x, int y, int size) {
        blocks.fill(blocks.qps, x, y, size, qp);
        last = qp;
    }

    boolean wantsDelta() {
        return pps.quantizationDepth() >= 0 && !deltaCoded;
    }

    /** cu_qp_delta_abs and its sign (clauses 7.3.8.11 and 9.3.3.10). */
    void readDelta() throws CorruptHeifException {
        int value = 0;
        while (value < MOST_PREFIX && cabac.bin(Contexts.QP_DELTA + (value == 0 ? 0 : 1)) != 0) {
            value++;
        }
        if (value == MOST_PREFIX) {
            int bits = 0;
            while (cabac.bypass() != 0) {
                value += 1 << bits;
                if (++bits > MOST_SUFFIX_BITS) {
                    throw cabac.corrupt("a change of quantization of too many bits");
                }
            }
            value += cabac.bypass(bits);
        }
        if (value > 26 + lumaOffset / 2) {
            throw cabac.corrupt("a change of quantization by " + value);
        }
        delta = value != 0 && cabac.bypass() != 0 ? -value : value;
        deltaCoded = true;
        beginUnit();
    }

    /** qP of a plane, with the offset for its depth: not negative. */
    int of(int plane) {
        if (plane == 0) {
            return qp + lumaOffset;
        }
        int index = Math.clamp(qp + (plane == 1 ? cbOffset : crOffset), -chromaOffset, MOST_CHROMA_INDEX);
        int chroma = index < CHROMA_FROM
                ? index
                : index - CHROMA_FROM < CHROMA.length ? CHROMA[index - CHROMA_FROM] : index - 6;
        return chroma + chromaOffset;
    }
}
