package io.shoebox.bench;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.thumbnailer.LanczosResizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.coobird.thumbnailator.Thumbnails;

/** One scaled decode, each size from the one before, our own writer. */
final class OurWork implements ThumbnailWork {
    private final LanczosResizer resizer = new LanczosResizer();

    @Override
    public List<byte[]> make(byte[] photo) throws IOException {
        BufferedImage last = ScaledDecode.toLargestEdge(photo);
        List<byte[]> files = new ArrayList<>();
        for (int edge : Edges.ALL) {
            if (Math.max(last.getWidth(), last.getHeight()) > edge) {
                last = Thumbnails.of(last)
                        .size(edge, edge)
                        .resizer(resizer)
                        .imageType(BufferedImage.TYPE_INT_RGB)
                        .asBufferedImage();
            }
            files.add(JpegWriter.encode(last, Edges.QUALITY));
        }
        return files;
    }
}
