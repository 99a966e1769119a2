package io.shoebox.thumbnailer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files that are made for a test. */
public final class TestImages {
    private TestImages() {}

    /** A picture with a colour for each point. */
    public static BufferedImage picture(int width, int height, int type, IntBinaryOperator argb) {
        var picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        return picture;
    }

    /** Red, green, blue and yellow quarters, from left to right, then below. */
    public static int quarter(int x, int y, int width, int height) {
        Color colour = y < height / 2
                ? (x < width / 2 ? Color.RED : Color.GREEN)
                : (x < width / 2 ? Color.BLUE : Color.YELLOW);
        return colour.getRGB();
    }

    /** The quarters as a JPEG. */
    public static byte[] jpeg(int width, int height) {
        return file(picture(width, height, BufferedImage.TYPE_INT_RGB, (x, y) -> quarter(x, y, width, height)), "jpeg");
    }

    /** The quarters as a PNG. */
    public static byte[] png(int width, int height) {
        return file(picture(width, height, BufferedImage.TYPE_INT_RGB, (x, y) -> quarter(x, y, width, height)), "png");
    }

    public static BufferedImage plain(int width, int height, int type, Color colour) {
        var picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    public static byte[] file(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no writer for this picture as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] progressive(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A JPEG of full magenta and yellow, as Adobe writes it: inverted, no ink is 255. */
    public static byte[] redCmyk(int width, int height) {
        var samples = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        int[] ink = new int[width * height];
        Arrays.fill(ink, 255);
        samples.setSamples(0, 0, width, height, 0, ink);
        samples.setSamples(0, 0, width, height, 3, ink);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(samples, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return FileParts.withSegment(out.toByteArray(), 0xEE, adobe);
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
