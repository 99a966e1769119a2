package io.shoebox.thumbnailer;

import java.util.List;

/** Makers of thumbnails for tests. */
final class Makers {
    private Makers() {}

    static ThumbnailMaker standard(List<Integer> edges) {
        return with(edges, new ImageIoDecoder(), new MemoryBudget(256L << 20));
    }

    static ThumbnailMaker with(List<Integer> edges, ImageDecoder decoder, MemoryBudget memory) {
        var options = new ThumbnailMaker.Options(edges, 80, ImageLimits.DEFAULT);
        return new ThumbnailMaker(options, decoder, ImageIoWriter::jpeg, memory, System::nanoTime);
    }
}
