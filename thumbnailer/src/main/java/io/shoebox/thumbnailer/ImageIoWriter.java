package io.shoebox.thumbnailer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes with the JDK's writers, whose JPEGs are 4:2:0. */
final class ImageIoWriter {
    private ImageIoWriter() {}

    static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
        ImageWriter writer = Codecs.jpegWriter();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
        return written(writer, Pixels.copy(picture, BufferedImage.TYPE_3BYTE_BGR), parameters);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ImageWriter writer = Codecs.pngWriter();
        return written(writer, picture, writer.getDefaultWriteParam());
    }

    private static byte[] written(ImageWriter writer, BufferedImage picture, ImageWriteParam parameters)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
