package io.shoebox.bench;

import io.shoebox.jpeg.ScaledJpegReadParam;
import io.shoebox.jpeg.ScaledJpegReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The scaled decode alone. */
final class ScaledDecode {
    private ScaledDecode() {}

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
