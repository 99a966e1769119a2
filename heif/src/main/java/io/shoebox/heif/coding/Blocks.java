package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.intra.IntraPredictor;
import io.shoebox.heif.picture.Frame;
import io.shoebox.heif.picture.Plane;
import io.shoebox.heif.transform.Residuals;

/** Decodes transform blocks: what is predicted plus what was coded besides (H.265, clause 8.4.4.1). */
final class Blocks {
    private final Frame frame;
    private final IntraPredictor predictor;
    private final ResidualReader reader;
    private final CodingUnit unit;

    Blocks(Frame frame, IntraPredictor predictor, ResidualReader reader, CodingUnit unit) {
        this.frame = frame;
        this.predictor = predictor;
        this.reader = reader;
        this.unit = unit;
    }

    /**
     * @param plane 0 for luma, 1 and 2 for chroma
     * @param x in samples of the plane
     * @param y in samples of the plane
     * @param coded whether there is a residual
     */
    void decode(int plane, int x, int y, int log2Size, int mode, boolean coded) throws CorruptHeifException {
        predictor.predict(plane, x, y, log2Size, mode);
        if (coded) {
            Residuals residuals = reader.read(plane, log2Size, mode, unit.lossless);
            Plane target = frame.plane(plane);
            residuals.addTo(target, y * target.stride() + x, log2Size, plane == 0);
        }
    }
}
