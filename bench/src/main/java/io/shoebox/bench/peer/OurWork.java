package io.shoebox.bench.peer;

import io.shoebox.thumbnailer.FileThumbnails;
import java.io.IOException;
import java.util.List;

/** What the worker does, from the file's header to the placeholder. */
final class OurWork implements ThumbnailWork {
    private final FileThumbnails thumbnails = new FileThumbnails(Edges.ALL.reversed(), Edges.QUALITY);

    @Override
    public List<byte[]> make(byte[] photo) throws IOException {
        return thumbnails.make(photo).reversed();
    }
}
