package io.shoebox.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.local.client.SamplePhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files that no worker may fall over. */
public final class HostileFiles {
    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 10, 15);

    private HostileFiles() {}

    public static byte[] goodJpeg() {
        return SamplePhoto.jpeg(320, 240, 7, TAKEN_AT);
    }

    public static byte[] truncatedJpeg() {
        byte[] whole = SamplePhoto.jpeg(640, 480, 8, TAKEN_AT);
        return Arrays.copyOf(whole, whole.length / 25);
    }

    public static byte[] headerOnlyJpeg() {
        return Arrays.copyOf(goodJpeg(), 40);
    }

    public static byte[] text() {
        return "This is a letter, not a photo.\n".repeat(50).getBytes(UTF_8);
    }

    public static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** 30,000×30,000 pixels, as its header says; the data is hardly there. */
    public static byte[] hugePng() {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(30_000)
                .putInt(30_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(header);
        byte[] png = png();
        ByteBuffer file = ByteBuffer.allocate(png.length).put(png, 0, 8);
        file.putInt(13).put(header).putInt((int) crc.getValue()).put(png, 33, png.length - 33);
        return file.array();
    }

    /** A progressive frame, then 500 scans of nothing. */
    public static byte[] manyScansJpeg() {
        byte[] jpeg = goodJpeg();
        jpeg[indexOf(jpeg, (byte) 0xc0) + 1] = (byte) 0xc2;
        int scan = indexOf(jpeg, (byte) 0xda);
        var file = new ByteArrayOutputStream();
        file.write(jpeg, 0, scan);
        byte[] emptyScan = {(byte) 0xff, (byte) 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0, 0, 0x55};
        for (int i = 0; i < 500; i++) {
            file.writeBytes(emptyScan);
        }
        file.write(jpeg, scan, jpeg.length - scan);
        return file.toByteArray();
    }

    /** Its codes begin with 20 bits, beyond the tables of the JDK's reader, which throws an unchecked exception. */
    public static byte[] brokenGif() {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        file.put("GIF89a".getBytes(US_ASCII)).putShort((short) 16).putShort((short) 16);
        file.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
        file.put((byte) 0x2c)
                .putInt(0)
                .putShort((short) 16)
                .putShort((short) 16)
                .put((byte) 0);
        file.put((byte) 20).put((byte) 8);
        for (int i = 0; i < 8; i++) {
            file.put((byte) 0xff);
        }
        file.put((byte) 0).put((byte) 0x3b);
        return Arrays.copyOf(file.array(), file.position());
    }

    /** Where the marker's 0xff is. */
    private static int indexOf(byte[] jpeg, byte marker) {
        for (int at = 2; at + 3 < jpeg.length; ) {
            if (jpeg[at + 1] == marker) {
                return at;
            }
            at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
        }
        throw new IllegalArgumentException("no such marker");
    }
}
