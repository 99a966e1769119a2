package io.shoebox.bench.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.coobird.thumbnailator.Thumbnails;

/** Thumbnailator as it comes: each size from the original. */
final class ThumbnailatorWork implements ThumbnailWork {
    @Override
    public List<byte[]> make(byte[] photo) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int edge : Edges.ALL) {
            var file = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(photo))
                    .size(edge, edge)
                    .outputFormat("jpg")
                    .outputQuality(Edges.QUALITY / 100.0)
                    .toOutputStream(file);
            files.add(file.toByteArray());
        }
        return files;
    }
}
