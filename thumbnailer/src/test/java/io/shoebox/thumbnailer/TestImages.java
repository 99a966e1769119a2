package io.shoebox.thumbnailer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files that are made for a test. */
public final class TestImages {
    private TestImages() {}

    /** A picture with a colour for each point. */
    static BufferedImage picture(int width, int height, int type, IntBinaryOperator argb) {
        var picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        return picture;
    }

    /** Red, green, blue and yellow quarters, from left to right, then below. */
    static int quarter(int x, int y, int width, int height) {
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

    static BufferedImage plain(int width, int height, int type, Color colour) {
        var picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    static byte[] file(BufferedImage picture, String format) {
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

    static byte[] progressive(BufferedImage picture) {
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
    static byte[] redCmyk(int width, int height) {
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
        return withSegment(out.toByteArray(), 0xEE, adobe);
    }

    /** Where the frame header of a baseline JPEG begins. */
    static int frame(byte[] jpeg) {
        int position = 2;
        while (jpeg[position + 1] != (byte) 0xC0) {
            position += 2 + (Byte.toUnsignedInt(jpeg[position + 2]) << 8 | Byte.toUnsignedInt(jpeg[position + 3]));
        }
        return position;
    }

    /** A progressive JPEG whose last scan is there again and again. */
    static byte[] withScans(int scans) {
        byte[] jpeg = progressive(plain(64, 64, BufferedImage.TYPE_INT_RGB, Color.GRAY));
        int last = jpeg.length - 2;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, last);
        for (int i = JpegScans.of(jpeg).count(); i <= scans; i++) {
            out.write(jpeg, last, jpeg.length - 2 - last);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    /** A JPEG with one more segment at its start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A JPEG with EXIF that says nothing but an orientation. */
    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, concat("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation)));
    }

    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM".getBytes(ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** A PNG with one more chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return concat(Arrays.copyOf(png, 33), chunk(type, content), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        var crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG that says it has such a size, and hardly any data. */
    static byte[] hollowPng(int width, int height) {
        byte[] ihdr = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return concat(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", ihdr),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 0x03, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    /** One colour as a lossless WebP: its codes take no bits, so 34 bytes are any size up to 16384 × 16384. */
    static byte[] webp(int width, int height) {
        byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        int sides = (width - 1) | (height - 1) << 14 | 1 << 28;
        for (int i = 0; i < 4; i++) {
            webp[21 + i] = (byte) (sides >>> (8 * i));
        }
        return webp;
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
