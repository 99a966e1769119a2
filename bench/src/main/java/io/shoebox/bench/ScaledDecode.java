package io.shoebox.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a photo no smaller than a longest edge: the seam behind which the scaled reader goes. */
interface ScaledDecode {
    BufferedImage decode(byte[] photo, int edge) throws IOException;

    /** Every n-th pixel of the JDK's reader, while there is no better one. */
    static BufferedImage subsampled(byte[] photo, int edge) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            reader.setInput(input, true, true);
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / edge);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage decoded = reader.read(0, param);
            BufferedImage rgb =
                    new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
            rgb.createGraphics().drawImage(decoded, 0, 0, null);
            return rgb;
        } finally {
            reader.dispose();
        }
    }
}
