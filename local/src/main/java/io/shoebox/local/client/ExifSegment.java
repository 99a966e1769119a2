package io.shoebox.local.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** A small EXIF segment (CIPA DC-008) for sample photos: camera, orientation, and when the picture was taken, in UTC. */
final class ExifSegment {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final byte[] PREAMBLE = "Exif\0\0".getBytes(US_ASCII);
    /** The orientation of a picture that is shown as it is stored. */
    static final int UPRIGHT = 1;

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;
    private static final int HEADER_BYTES = 8;

    private ExifSegment() {}

    /**
     * The whole APP1 segment, its marker included.
     *
     * @param orientation 1 to 8
     */
    static byte[] of(String make, String model, LocalDateTime takenAt, int orientation) {
        byte[] makeText = text(make);
        byte[] modelText = text(model);
        byte[] time = text(TIME.format(takenAt));
        byte[] offset = text("+00:00");
        int exifDirectory = HEADER_BYTES + directoryBytes(4);
        int texts = exifDirectory + directoryBytes(2);
        ByteBuffer tiff = ByteBuffer.allocate(texts + makeText.length + modelText.length + time.length + offset.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(US_ASCII)).putShort((short) 42).putInt(HEADER_BYTES);
        tiff.putShort((short) 4);
        entry(tiff, 0x010f, ASCII, makeText.length, texts);
        entry(tiff, 0x0110, ASCII, modelText.length, texts + makeText.length);
        entry(tiff, 0x0112, SHORT, 1, orientation);
        entry(tiff, 0x8769, LONG, 1, exifDirectory);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 0x9003, ASCII, time.length, texts + makeText.length + modelText.length);
        entry(tiff, 0x9011, ASCII, offset.length, texts + makeText.length + modelText.length + time.length);
        tiff.putInt(0);
        tiff.put(makeText).put(modelText).put(time).put(offset);
        return ByteBuffer.allocate(4 + PREAMBLE.length + tiff.capacity())
                .putShort((short) 0xffe1)
                .putShort((short) (2 + PREAMBLE.length + tiff.capacity()))
                .put(PREAMBLE)
                .put(tiff.array())
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static int directoryBytes(int entries) {
        return 2 + entries * ENTRY_BYTES + 4;
    }

    /** Ends in a zero, and is longer than the 4 bytes that would stand in the entry itself. */
    private static byte[] text(String value) {
        return (value + "\0".repeat(Math.max(1, 5 - value.length()))).getBytes(US_ASCII);
    }
}
