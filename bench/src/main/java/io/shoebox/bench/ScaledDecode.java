package io.shoebox.bench;

import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.ScaledJpegReadParam;
import io.shoebox.jpeg.ScaledJpegReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a photo at the smallest scale of N/8 that is no smaller than the largest thumbnail. */
final class ScaledDecode {
    private ScaledDecode() {}

    static BufferedImage toLargestEdge(byte[] photo) throws IOException {
        var param = new ScaledJpegReadParam();
        param.setWantedEdge(Edges.LARGEST);
        param.setReduction(Reduction.LOW_FREQUENCIES);
        return read(photo, param);
    }

    static BufferedImage read(byte[] photo, ScaledJpegReadParam param) throws IOException {
        ImageReader reader = new ScaledJpegReaderSpi().createReaderInstance(null);
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            reader.setInput(input, true, true);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }
}
