package io.shoebox.heif.coding;

import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.intra.Modes;
import io.shoebox.heif.picture.BlockMap;

/** Reads how the blocks of a coding unit are predicted (H.265, clauses 8.4.2 and 8.4.3). */
final class IntraModes {
    private static final int SAME_AS_LUMA = 4;

    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;
    private final int log2Ctb;
    private final boolean monochrome;
    private final int[] candidates = new int[3];

    IntraModes(BlockMap blocks, ArithmeticDecoder cabac, int log2Ctb, boolean monochrome) {
        this.blocks = blocks;
        this.cabac = cabac;
        this.log2Ctb = log2Ctb;
        this.monochrome = monochrome;
    }

    /** Reads the modes of a unit, keeping those of luma in the map. */
    void read(CodingUnit unit, int x, int y, int size) {
        int parts = unit.quartered ? 4 : 1;
        int partSize = unit.quartered ? size / 2 : size;
        int likely = 0;
        for (int part = 0; part < parts; part++) {
            likely |= cabac.bin(Contexts.PREVIOUS_INTRA_MODE) << part;
        }
        for (int part = 0; part < parts; part++) {
            int partX = x + (part & 1) * partSize;
            int partY = y + (part >> 1) * partSize;
            int mode = (likely >> part & 1) != 0 ? likelyMode(partX, partY, x, y) : otherMode(partX, partY, x, y);
            blocks.fill(blocks.modes, partX, partY, partSize, mode);
        }
        unit.chromaMode = monochrome ? Modes.DC : chromaMode(blocks.modes[blocks.at(x, y)]);
    }

    private int likelyMode(int x, int y, int unitX, int unitY) {
        int index = cabac.bypass() == 0 ? 0 : 1 + cabac.bypass();
        findCandidates(x, y, unitX, unitY);
        return candidates[index];
    }

    private int otherMode(int x, int y, int unitX, int unitY) {
        int mode = cabac.bypass(5);
        findCandidates(x, y, unitX, unitY);
        order(0, 1);
        order(0, 2);
        order(1, 2);
        for (int candidate : candidates) {
            mode += mode >= candidate ? 1 : 0;
        }
        return mode;
    }

    private void order(int first, int second) {
        int low = Math.min(candidates[first], candidates[second]);
        candidates[second] = Math.max(candidates[first], candidates[second]);
        candidates[first] = low;
    }

    private void findCandidates(int x, int y, int unitX, int unitY) {
        int left = x > unitX ? blocks.modes[blocks.at(x - 1, y)] : neighbour(x - 1, y);
        // A mode from the row of coding tree blocks above would have to be remembered by encoders: it counts as DC.
        boolean sameRow = (y - 1) >> log2Ctb == y >> log2Ctb;
        int above = y > unitY ? blocks.modes[blocks.at(x, y - 1)] : sameRow ? neighbour(x, y - 1) : Modes.DC;
        if (left != above) {
            candidates[0] = left;
            candidates[1] = above;
            candidates[2] = left != Modes.PLANAR && above != Modes.PLANAR
                    ? Modes.PLANAR
                    : left != Modes.DC && above != Modes.DC ? Modes.DC : Modes.VERTICAL;
        } else if (left <= Modes.DC) {
            candidates[0] = Modes.PLANAR;
            candidates[1] = Modes.DC;
            candidates[2] = Modes.VERTICAL;
        } else {
            candidates[0] = left;
            candidates[1] = 2 + (left + 29) % 32;
            candidates[2] = 2 + (left - 2 + 1) % 32;
        }
    }

    private int neighbour(int x, int y) {
        int unit = blocks.at(x, y);
        return blocks.isAvailable(unit) ? blocks.modes[unit] : Modes.DC;
    }

    private int chromaMode(int luma) {
        int choice = cabac.bin(Contexts.CHROMA_MODE) == 0 ? SAME_AS_LUMA : cabac.bypass(2);
        int mode = switch (choice) {
            case 0 -> Modes.PLANAR;
            case 1 -> Modes.VERTICAL;
            case 2 -> Modes.HORIZONTAL;
            case 3 -> Modes.DC;
            default -> luma;
        };
        return choice != SAME_AS_LUMA && mode == luma ? Modes.LAST : mode;
    }
}
