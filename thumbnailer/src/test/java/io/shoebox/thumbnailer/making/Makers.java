package io.shoebox.thumbnailer.making;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.thumbnailer.codec.ImageDecoder;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import java.util.List;

/** Makers of thumbnails for tests. */
public final class Makers {
    private Makers() {}

    public static ThumbnailMaker standard(List<Integer> edges) {
        return ThumbnailMaker.standard(options(edges), new MemoryBudget(256L << 20));
    }

    public static ThumbnailMaker with(List<Integer> edges, ImageDecoder decoder, MemoryBudget memory) {
        return new ThumbnailMaker(options(edges), decoder, JpegWriter::encode, memory, System::nanoTime);
    }

    private static ThumbnailMaker.Options options(List<Integer> edges) {
        return new ThumbnailMaker.Options(edges, 80, ImageLimits.DEFAULT);
    }
}
