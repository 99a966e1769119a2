package io.shoebox.thumbnailer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.thumbnailer.limits.JpegScans;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/** Image files put together from segments and chunks, as no encoder writes them. */
public final class FileParts {
    private FileParts() {}

    /** Where the frame header of a baseline JPEG begins. */
    public static int frame(byte[] jpeg) {
        int position = 2;
        while (jpeg[position + 1] != (byte) 0xC0) {
            position += 2 + (Byte.toUnsignedInt(jpeg[position + 2]) << 8 | Byte.toUnsignedInt(jpeg[position + 3]));
        }
        return position;
    }

    /** A progressive JPEG whose last scan is there again and again. */
    public static byte[] withScans(int scans) {
        byte[] jpeg = TestImages.progressive(TestImages.plain(64, 64, BufferedImage.TYPE_INT_RGB, Color.GRAY));
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
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return withSegment(jpeg, 2, marker, content);
    }

    /** A JPEG with one more segment behind its frame header. */
    public static byte[] withSegmentBehindFrame(byte[] jpeg, int marker, byte[] content) {
        int frame = frame(jpeg);
        int length = Byte.toUnsignedInt(jpeg[frame + 2]) << 8 | Byte.toUnsignedInt(jpeg[frame + 3]);
        return withSegment(jpeg, frame + 2 + length, marker, content);
    }

    /** A baseline JPEG that says its height behind its scan only, in a DNL segment. */
    public static byte[] withHeightInDnl(byte[] jpeg, int height) {
        byte[] without = jpeg.clone();
        int frame = frame(jpeg);
        without[frame + 5] = 0;
        without[frame + 6] = 0;
        byte[] content = {(byte) (height >> 8), (byte) height};
        return withSegment(without, jpeg.length - 2, 0xDC, content);
    }

    private static byte[] withSegment(byte[] jpeg, int at, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, at)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .put(jpeg, at, jpeg.length - at)
                .array();
    }

    /** A JPEG with EXIF that says nothing but an orientation. */
    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, concat("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation)));
    }

    public static byte[] tiff(int orientation) {
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
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        return concat(Arrays.copyOf(png, 33), chunk(type, content), Arrays.copyOfRange(png, 33, png.length));
    }

    public static byte[] chunk(String type, byte[] content) {
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
    public static byte[] hollowPng(int width, int height) {
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
    public static byte[] webp(int width, int height) {
        byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        int sides = (width - 1) | (height - 1) << 14 | 1 << 28;
        for (int i = 0; i < 4; i++) {
            webp[21 + i] = (byte) (sides >>> (8 * i));
        }
        return webp;
    }

    public static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
