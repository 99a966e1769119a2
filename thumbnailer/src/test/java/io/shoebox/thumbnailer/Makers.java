package io.shoebox.thumbnailer;

import io.shoebox.jpeg.JpegWriter;
import java.util.List;

/** Makers of thumbnails for tests. */
final class Makers {
    private Makers() {}

    static ThumbnailMaker standard(List<Integer> edges) {
        return ThumbnailMaker.standard(options(edges), new MemoryBudget(256L << 20));
    }

    static ThumbnailMaker with(List<Integer> edges, ImageDecoder decoder, MemoryBudget memory) {
        return new ThumbnailMaker(options(edges), decoder, JpegWriter::encode, memory, System::nanoTime);
    }

    private static ThumbnailMaker.Options options(List<Integer> edges) {
        return new ThumbnailMaker.Options(edges, 80, ImageLimits.DEFAULT);
    }
}
