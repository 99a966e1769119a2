package io.shoebox.jpeg;

import io.shoebox.jpeg.scan.DecodeOptions;
import io.shoebox.jpeg.scan.ScalePlan;
import java.awt.Dimension;
import javax.imageio.ImageReadParam;

/**
 * What to read: at which scale N/8, within which limits.
 *
 * <p>The scale is, in this order: the one set; the smallest whose longest edge is at least the wanted edge; the smallest that is at
 * least as wide and as high as the source render size; else full size. A source region, subsampling and destination offset apply
 * to the image at that scale.
 */
public final class ScaledJpegReadParam extends ImageReadParam {
    private int scale;
    private int wantedEdge;
    private Reduction reduction = Reduction.AVERAGE;
    private JpegLimits limits = JpegLimits.DEFAULT;
    private boolean allowPartial;

    /** Full size, default limits, nothing partial. */
    public ScaledJpegReadParam() {
        canSetSourceRenderSize = true;
    }

    /**
     * Reads at N/8.
     *
     * @param newScale N, 1 to 8
     */
    public void setScale(int newScale) {
        if (newScale < 1 || newScale > 8) {
            throw new IllegalArgumentException("the scale must be 1 to 8, not " + newScale);
        }
        scale = newScale;
    }

    /**
     * Reads at the smallest scale whose longest edge is still this long, or at full size if the image is smaller.
     *
     * @param pixels at least 1
     */
    public void setWantedEdge(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("the wanted edge must be positive, not " + pixels);
        }
        wantedEdge = pixels;
    }

    /** How blocks are made smaller; {@link Reduction#AVERAGE} if not set. */
    public void setReduction(Reduction newReduction) {
        reduction = newReduction;
    }

    /** {@link JpegLimits#DEFAULT} if not set. */
    public void setLimits(JpegLimits newLimits) {
        limits = newLimits;
    }

    /**
     * Whether a damaged file gives what could be read of it, the rest gray, once a scan has begun; {@link
     * ScaledJpegReader#damage} then says so. A limit is never waived.
     */
    public void setAllowPartial(boolean allow) {
        allowPartial = allow;
    }

    /** N for an image of this size in pixels. */
    public int scaleFor(int width, int height) {
        if (scale != 0) {
            return scale;
        }
        if (wantedEdge != 0) {
            return ScalePlan.scaleFor(width, height, wantedEdge);
        }
        Dimension render = getSourceRenderSize();
        if (render == null) {
            return 8;
        }
        int byWidth = ScalePlan.scaleFor(width, 0, render.width);
        int byHeight = ScalePlan.scaleFor(0, height, render.height);
        return Math.max(byWidth, byHeight);
    }

    JpegLimits limits() {
        return limits;
    }

    DecodeOptions options(int width, int height, boolean planar) {
        return new DecodeOptions(scaleFor(width, height), reduction, planar, limits, allowPartial);
    }
}
