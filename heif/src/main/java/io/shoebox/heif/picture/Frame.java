package io.shoebox.heif.picture;

import io.shoebox.heif.hevc.Sps;
import java.util.ArrayList;
import java.util.List;

/** The planes of a coded picture, and what is known of its blocks. Both have whole coding tree blocks. */
public final class Frame {
    /** Bytes of {@link io.shoebox.heif.hevc.TileScan} a coding tree block. */
    private static final int SCAN_BYTES = 11;

    private Sps sps;
    private final List<Plane> planes = new ArrayList<>();
    private final BlockMap blocks;

    public Frame(Sps sps) {
        this.sps = sps;
        int width = sps.widthInCtbs() << sps.blocks().log2Ctb();
        int height = sps.heightInCtbs() << sps.blocks().log2Ctb();
        for (int plane = 0; plane < sps.planes(); plane++) {
            int shift = plane == 0 ? 0 : 1;
            int stride = width >> shift;
            planes.add(new Plane(new short[stride * (height >> shift)], stride, sps.depth(plane)));
        }
        blocks = new BlockMap(width, height);
    }

    /** Bytes that a picture's frame takes, and the order of its blocks. */
    public static long memory(Sps sps) {
        int log2Ctb = sps.blocks().log2Ctb();
        long blocks = (long) sps.widthInCtbs() * sps.heightInCtbs();
        long pixels = blocks << (2 * log2Ctb);
        long samples = sps.monochrome() ? pixels : pixels + pixels / 2;
        return Short.BYTES * samples
                + BlockMap.memory(sps.widthInCtbs() << log2Ctb, sps.heightInCtbs() << log2Ctb)
                + SCAN_BYTES * blocks;
    }

    /** Whether a picture of other parameters can have this place. */
    public boolean fits(Sps other) {
        return other.width() == sps.width()
                && other.height() == sps.height()
                && other.blocks().log2Ctb() == sps.blocks().log2Ctb()
                && other.planes() == sps.planes()
                && other.lumaDepth() == sps.lumaDepth()
                && other.chromaDepth() == sps.chromaDepth();
    }

    /** Makes room for the next picture. */
    public void begin(Sps parameters) {
        sps = parameters;
        blocks.clear();
    }

    public Sps sps() {
        return sps;
    }

    /** 0 for luma, 1 and 2 for chroma. */
    public Plane plane(int index) {
        return planes.get(index);
    }

    public BlockMap blocks() {
        return blocks;
    }
}
