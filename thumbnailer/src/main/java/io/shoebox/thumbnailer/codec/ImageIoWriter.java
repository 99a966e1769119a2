package io.shoebox.thumbnailer.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes with the JDK's writer. */
public final class ImageIoWriter {
    private ImageIoWriter() {}

    public static byte[] png(BufferedImage picture) throws IOException {
        ImageWriter writer = Codecs.pngWriter();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
