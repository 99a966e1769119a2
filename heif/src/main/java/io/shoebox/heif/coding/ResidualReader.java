package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.transform.Residuals;
import java.util.Arrays;

/** Reads the coefficients of a transform block, and scales them (H.265, clauses 7.3.8.11 and 8.6.4.2). */
final class ResidualReader {
    /** Contexts of significance before those of chroma. */
    private static final int CHROMA_SIGNIFICANT = 27;

    private final boolean transformSkipAllowed;
    private final ArithmeticDecoder cabac;
    private final Quantization quantization;
    private final Scaling scaling;
    private final Residuals residuals = new Residuals();
    private final SubBlockLevels levels;
    /** Of the significant coefficients in the sub-block that is read. */
    private final int[] places;

    /** Sub-blocks with coefficients, by row × 9 + column; the right and lower margins of a block have none. */
    private final byte[] codedSubBlocks = new byte[9 * 9];

    private static final int SUB_BLOCK_STRIDE = 9;

    ResidualReader(Sps sps, Pps pps, ArithmeticDecoder cabac, Quantization quantization) {
        transformSkipAllowed = pps.transformSkip();
        this.cabac = cabac;
        this.quantization = quantization;
        scaling = new Scaling(sps, pps);
        levels = new SubBlockLevels(cabac, pps.signHiding());
        places = levels.places;
    }

    /** Reads a block; the result is valid until the next one. */
    Residuals read(int plane, int log2Size, int mode, boolean lossless) throws CorruptHeifException {
        boolean luma = plane == 0;
        boolean skip = transformSkipAllowed
                && !lossless
                && log2Size == 2
                && cabac.bin(Contexts.TRANSFORM_SKIP + (luma ? 0 : 1)) != 0;
        int prefixX = lastPrefix(Contexts.LAST_X, log2Size, luma);
        int prefixY = lastPrefix(Contexts.LAST_Y, log2Size, luma);
        int lastX = lastSuffix(prefixX);
        int lastY = lastSuffix(prefixY);
        int kind = scanKind(log2Size, luma, mode);
        if (kind == ScanOrder.VERTICAL) {
            int swapped = lastX;
            lastX = lastY;
            lastY = swapped;
        }
        residuals.begin(lossless, skip);
        scaling.prepare(plane, log2Size, quantization.of(plane), skip);
        subBlocks(log2Size, luma, kind, lastX, lastY);
        return residuals;
    }

    /** Flat predictions from above or the left leave coefficients in rows or columns (clause 7.4.9.11). */
    private static int scanKind(int log2Size, boolean luma, int mode) {
        if (log2Size > 3 || (log2Size == 3 && !luma)) {
            return ScanOrder.DIAGONAL;
        }
        if (mode >= 6 && mode <= 14) {
            return ScanOrder.VERTICAL;
        }
        return mode >= 22 && mode <= 30 ? ScanOrder.HORIZONTAL : ScanOrder.DIAGONAL;
    }

    /** last_sig_coeff_x_prefix or y (clause 9.3.4.2.3). */
    private int lastPrefix(int contexts, int log2Size, boolean luma) {
        int first = contexts + (luma ? 3 * (log2Size - 2) + ((log2Size - 1) >> 2) : 15);
        int shift = luma ? (log2Size + 1) >> 2 : log2Size - 2;
        int most = (log2Size << 1) - 1;
        int prefix = 0;
        while (prefix < most && cabac.bin(first + (prefix >> shift)) != 0) {
            prefix++;
        }
        return prefix;
    }

    private int lastSuffix(int prefix) {
        if (prefix < 4) {
            return prefix;
        }
        int bits = (prefix >> 1) - 1;
        return (1 << bits) * (2 + (prefix & 1)) + cabac.bypass(bits);
    }

    private void subBlocks(int log2Size, boolean luma, int kind, int lastX, int lastY) throws CorruptHeifException {
        int log2InSubBlocks = log2Size - 2;
        ScanOrder outer = ScanOrder.of(log2InSubBlocks, kind);
        ScanOrder inner = ScanOrder.of(2, kind);
        Arrays.fill(codedSubBlocks, 0, SUB_BLOCK_STRIDE * ((1 << log2InSubBlocks) + 1), (byte) 0);
        int last = outer.places[(lastY >> 2 << log2InSubBlocks) + (lastX >> 2)];
        int lastPlace = inner.places[((lastY & 3) << 2) + (lastX & 3)];
        levels.beginBlock();
        for (int subBlock = last; subBlock >= 0; subBlock--) {
            int column = outer.columns[subBlock];
            int row = outer.rows[subBlock];
            int at = row * SUB_BLOCK_STRIDE + column;
            int neighbours = codedSubBlocks[at + 1] | codedSubBlocks[at + SUB_BLOCK_STRIDE] << 1;
            boolean inferred = subBlock == last || subBlock == 0;
            int context = Contexts.CODED_SUB_BLOCK + (neighbours != 0 ? 1 : 0) + (luma ? 0 : 2);
            if (!inferred && cabac.bin(context) == 0) {
                continue;
            }
            codedSubBlocks[at] = 1;
            int count = 0;
            int from = 15;
            if (subBlock == last) {
                places[count++] = lastPlace;
                from = lastPlace - 1;
            }
            count = log2Size == 2
                    ? significantInSmallBlock(inner.smallBlockContexts, luma, from, count)
                    : significant(
                            inner.subBlockContexts[neighbours],
                            firstContext(log2Size, luma, kind, subBlock),
                            // The coefficient of frequency zero has a context of its own.
                            subBlock == 0 ? Contexts.SIGNIFICANT + (luma ? 0 : CHROMA_SIGNIFICANT) : -1,
                            from,
                            count,
                            !inferred);
            if (count > 0) {
                levels.read(count, subBlock, luma);
                levels.store(count, inner, (row << 2 << log2Size) + (column << 2), log2Size, residuals, scaling);
            }
        }
    }

    /** Clause 9.3.4.2.5. */
    private static int firstContext(int log2Size, boolean luma, int kind, int subBlock) {
        if (!luma) {
            return Contexts.SIGNIFICANT + CHROMA_SIGNIFICANT + (log2Size == 3 ? 9 : 12);
        }
        int first = log2Size == 3 ? kind == ScanOrder.DIAGONAL ? 9 : 15 : 21;
        return Contexts.SIGNIFICANT + first + (subBlock > 0 ? 3 : 0);
    }

    private int significantInSmallBlock(byte[] contexts, boolean luma, int from, int found) {
        int first = Contexts.SIGNIFICANT + (luma ? 0 : CHROMA_SIGNIFICANT);
        int count = found;
        for (int place = from; place >= 0; place--) {
            if (cabac.bin(first + contexts[place]) != 0) {
                places[count++] = place;
            }
        }
        return count;
    }

    /**
     * @param zeroContext of the last place if it is the block's frequency zero, else -1
     * @param someCoded whether one of the places must be significant
     */
    private int significant(byte[] contexts, int first, int zeroContext, int from, int found, boolean someCoded) {
        int count = found;
        for (int place = from; place > 0; place--) {
            if (cabac.bin(first + contexts[place]) != 0) {
                places[count++] = place;
            }
        }
        if (from < 0) {
            return count;
        }
        int context = zeroContext < 0 ? first + contexts[0] : zeroContext;
        if ((someCoded && count == 0) || cabac.bin(context) != 0) {
            places[count++] = 0;
        }
        return count;
    }
}
