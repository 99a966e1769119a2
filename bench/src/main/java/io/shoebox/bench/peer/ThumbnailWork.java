package io.shoebox.bench.peer;

import java.io.IOException;
import java.util.List;

/** From the bytes of a photo to the bytes of its thumbnails, in the order of {@link Edges#ALL}. */
interface ThumbnailWork {
    List<byte[]> make(byte[] photo) throws IOException;
}
