package io.shoebox.heif.coding;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.Deadline;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.hevc.NalUnit;
import io.shoebox.heif.hevc.Pps;
import io.shoebox.heif.hevc.SliceHeader;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.hevc.TileScan;
import io.shoebox.heif.intra.IntraPredictor;
import io.shoebox.heif.picture.BlockMap;
import io.shoebox.heif.picture.Frame;

/** Decodes the slice segments of a picture, one after the other (H.265, clause 7.3.8.1). */
final class SliceDecoder {
    private final Pps pps;
    private final TileScan scan;
    private final Deadline deadline;
    private final BlockMap blocks;
    private final int log2Ctb;
    private final int widthInCtbs;
    private final ArithmeticDecoder cabac;
    private final Quantization quantization;
    private final SampleAdaptiveOffset offsets;
    private final CodingQuadtree quadtree;
    /** Contexts after the second block of a row, for the first of the next row (clause 9.3.2.4). */
    private final byte[] rowContexts = ArithmeticDecoder.newContexts();
    /** Contexts at the end of a slice segment, for a dependent one. */
    private final byte[] segmentContexts = ArithmeticDecoder.newContexts();

    private int slices;
    private int done;

    /** @param first unit of the picture */
    SliceDecoder(Frame frame, Pps pps, TileScan scan, NalUnit first, Deadline deadline) {
        this.pps = pps;
        this.scan = scan;
        this.deadline = deadline;
        Sps sps = frame.sps();
        blocks = frame.blocks();
        log2Ctb = sps.blocks().log2Ctb();
        widthInCtbs = sps.widthInCtbs();
        cabac = new ArithmeticDecoder(first);
        quantization = new Quantization(sps, pps, blocks, cabac);
        offsets = new SampleAdaptiveOffset(sps, blocks, cabac);
        var unit = new CodingUnit();
        var residuals = new ResidualReader(sps, pps, cabac, quantization);
        var reconstruction = new Blocks(frame, new IntraPredictor(frame), residuals, unit);
        var transforms = new TransformTree(frame, cabac, quantization, reconstruction, unit);
        var units = new CodingUnits(frame, pps, cabac, quantization, transforms, unit);
        quadtree = new CodingQuadtree(sps, pps, blocks, cabac, quantization, units);
    }

    boolean isComplete() {
        return done == scan.blocks();
    }

    /** Decodes a slice segment, which has to begin where the one before it ended. */
    void decode(NalUnit unit, SliceHeader slice) throws HeifException {
        if (scan.placeOf(slice.address()) != done) {
            throw unit.corrupt("a slice that begins elsewhere than where the last one ended", 0);
        }
        cabac.begin(unit, slice.dataIndex());
        beginSegment(slice);
        boolean first = true;
        while (true) {
            int raster = scan.rasterAt(done);
            decodeBlock(slice, raster, first);
            first = false;
            done++;
            if (cabac.terminate()) {
                cabac.saveContexts(segmentContexts);
                return;
            }
            if (isComplete()) {
                throw cabac.corrupt("a slice that goes on after the picture's end");
            }
            beginSubset(slice);
        }
    }

    private void beginSegment(SliceHeader slice) {
        slices += slice.dependent() ? 0 : 1;
        quantization.beginSlice(slice);
        if (slice.dependent() && !scan.beginsTile(done)) {
            cabac.loadContexts(segmentContexts);
        } else {
            cabac.initializeContexts(slice.qp());
            quantization.restart(slice.qp());
        }
    }

    private void decodeBlock(SliceHeader slice, int raster, boolean first) throws HeifException {
        int x = raster % widthInCtbs << log2Ctb;
        int y = (raster / widthInCtbs) << log2Ctb;
        blocks.begin(slices * scan.mostTiles() + scan.tileOf(raster) + 1);
        if (scan.isFirstInRow(raster)) {
            if (deadline.isOver()) {
                deadline.check(cabac.filePosition());
            }
            if (pps.wavefront()) {
                beginWavefrontRow(slice, x, y, first);
            }
        }
        offsets.skip(slice, x, y);
        quadtree.decode(x, y, log2Ctb, 0);
        cabac.checkNotOverrun();
        if (pps.wavefront() && x > 0 && !scan.isFirstInRow(raster) && scan.isFirstInRow(raster - 1)) {
            cabac.saveContexts(rowContexts);
        }
    }

    /** The contexts are those of the block above to the right, if that is of this slice and tile. */
    private void beginWavefrontRow(SliceHeader slice, int x, int y, boolean firstOfSegment) {
        quantization.restart(slice.qp());
        if (blocks.isAvailable(blocks.at(x + (1 << log2Ctb), y - 1))) {
            cabac.loadContexts(rowContexts);
        } else if (!firstOfSegment) {
            cabac.initializeContexts(slice.qp());
        }
    }

    /** A tile, or a row of a wavefront, begins with arithmetic code of its own. */
    private void beginSubset(SliceHeader slice) throws CorruptHeifException {
        boolean tile = pps.tiles() != null && scan.beginsTile(done);
        if (!tile && !(pps.wavefront() && scan.isFirstInRow(scan.rasterAt(done)))) {
            return;
        }
        if (!cabac.terminate()) {
            throw cabac.corrupt("a tile or row that does not end");
        }
        cabac.restart(cabac.nextByte());
        if (tile) {
            cabac.initializeContexts(slice.qp());
            quantization.restart(slice.qp());
        }
    }
}
