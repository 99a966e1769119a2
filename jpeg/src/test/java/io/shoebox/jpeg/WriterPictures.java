package io.shoebox.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures to encode, and the JDK's codec to compare with. */
final class WriterPictures {
    private WriterPictures() {}

    /** Waves, a hard edge and some noise. */
    static BufferedImage natural(int width, int height, int type) {
        Random random = new Random(width * 31L + height);
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = 60 * Math.sin(x / 23.0) + 40 * Math.cos(y / 11.0) + (x > y ? 40 : -20);
                double noise = 6 * random.nextGaussian();
                int red = level(130 + wave + noise);
                int green = level(110 + wave / 2 + noise);
                int blue = level(140 - wave + noise);
                image.setRGB(x, y, 0xFF << 24 | red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    static BufferedImage noise(int width, int height, Random random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextBoolean() ? random.nextInt() : -random.nextInt(2));
            }
        }
        return image;
    }

    static BufferedImage copy(BufferedImage image, int type) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                copy.setRGB(x, y, image.getRGB(x, y));
            }
        }
        return copy;
    }

    static BufferedImage decode(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The JDK's writer: 4:2:0, the same tables at the same quality. */
    static byte[] jdkEncode(BufferedImage image, int quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality / 100f);
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Peak signal-to-noise ratio of all three channels, in decibels. */
    static double psnr(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double difference = (a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF);
                    sum += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * a.getWidth() * a.getHeight() / Math.max(sum, 1e-3));
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
