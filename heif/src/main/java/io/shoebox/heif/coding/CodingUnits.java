package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.intra.Modes;
import io.shoebox.heif.picture.BlockMap;
import io.shoebox.heif.picture.Frame;

/** Decodes coding units (H.265, clause 7.3.8.5). */
final class CodingUnits {
    private final Sps sps;
    private final Pps pps;
    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;
    private final Quantization quantization;
    private final IntraModes modes;
    private final TransformTree transforms;
    private final PcmSamples pcm;
    private final CodingUnit unit;

    CodingUnits(
            Frame frame,
            Pps pps,
            ArithmeticDecoder cabac,
            Quantization quantization,
            TransformTree transforms,
            CodingUnit unit) {
        sps = frame.sps();
        this.pps = pps;
        blocks = frame.blocks();
        this.cabac = cabac;
        this.quantization = quantization;
        this.transforms = transforms;
        this.unit = unit;
        modes = new IntraModes(blocks, cabac, sps.blocks().log2Ctb(), sps.monochrome());
        pcm = new PcmSamples(frame);
    }

    void decode(int x, int y, int log2Size, int depth) throws CorruptHeifException {
        int size = 1 << log2Size;
        unit.lossless = pps.transquantBypass() && cabac.bin(Contexts.TRANSQUANT_BYPASS) != 0;
        unit.quartered = log2Size == sps.blocks().log2MinCoding() && cabac.bin(Contexts.PART_MODE) == 0;
        quantization.beginUnit();
        blocks.fill(blocks.depths, x, y, size, depth);
        if (isPcm(log2Size)) {
            cabac.restart(pcm.read(cabac, x, y, size));
            blocks.fill(blocks.modes, x, y, size, Modes.DC);
            blocks.claim(x, y, size);
        } else {
            modes.read(unit, x, y, size);
            transforms.decode(x, y, log2Size);
        }
        quantization.endUnit(x, y, size);
    }

    private boolean isPcm(int log2Size) {
        Sps.Pcm sizes = sps.pcm();
        return sizes != null
                && !unit.quartered
                && log2Size >= sizes.log2MinSize()
                && log2Size <= sizes.log2MaxSize()
                && cabac.terminate();
    }
}
