package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.file.Frame;
import io.shoebox.jpeg.file.FrameComponent;
import io.shoebox.jpeg.transform.BlockTransform;

/**
 * Sizes of all that a decode at N/8 allocates.
 *
 * @param planar whether the planes are what is wanted, each at N/8
 */
public record ScalePlan(Frame frame, int scale, Reduction reduction, boolean planar) {
    /** Full size or longest edge scaled by N/8, rounded up as libjpeg does. */
    public static int scaled(int pixels, int scale) {
        return (int) Math.ceilDiv((long) pixels * scale, 8L);
    }

    /** The smallest N whose longest edge is at least as many pixels as wanted; 8 if there is none. */
    public static int scaleFor(int width, int height, int wantedEdge) {
        for (int scale = 1; scale < 8; scale++) {
            if (scaled(Math.max(width, height), scale) >= wantedEdge) {
                return scale;
            }
        }
        return 8;
    }

    /**
     * The edge of a component's blocks, in samples: a subsampled component is decoded at a larger scale where that makes up for
     * the subsampling in both directions. Not from 5/8 on if speed counts: the larger transforms take half of the time there.
     */
    private int blockSize(FrameComponent spec) {
        int size = scale;
        if (planar || (reduction == Reduction.LOW_FREQUENCIES && scale > 4)) {
            return size;
        }
        while (size < 8
                && frame.maxH() * scale % (spec.h() * size * 2) == 0
                && frame.maxV() * scale % (spec.v() * size * 2) == 0) {
            size *= 2;
        }
        return size;
    }

    Component component(FrameComponent spec) {
        return new Component(frame, spec, blockSize(spec), reduction);
    }

    /** Bytes for planes, coefficients and the image. */
    long memory() {
        long sum = 0;
        for (FrameComponent spec : frame.components()) {
            long blocks = (long) frame.mcusWide() * spec.h() * frame.mcusHigh() * spec.v();
            BlockTransform transform = new BlockTransform(blockSize(spec), reduction);
            sum += blocks * transform.size() * transform.size();
            sum += frame.progressive() ? Coefficients.bytes(blocks, transform) : 0;
        }
        if (planar) {
            return sum;
        }
        int bytesOfPixel = frame.components().size() == 1 ? 1 : 4;
        return sum + (long) scaled(frame.width(), scale) * scaled(frame.height(), scale) * bytesOfPixel;
    }
}
