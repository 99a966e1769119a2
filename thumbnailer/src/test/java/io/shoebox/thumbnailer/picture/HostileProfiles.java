package io.shoebox.thumbnailer.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Colour profiles of RGB that native engines take much memory or time for. */
public final class HostileProfiles {
    private static final int TAGS = 132;
    private static final int TAG_BYTES = 12;

    private HostileProfiles() {}

    /** So many processing elements that all lie in one place: a table of so many points a side. */
    public static byte[] elements(int count, int side) {
        int values = 3 * side * side * side;
        int element = 28 + Float.BYTES * values;
        ByteBuffer tag = ByteBuffer.allocate(16 + 8 * count + element);
        tag.put(ascii("mpet")).putInt(0).putShort((short) 3).putShort((short) 3).putInt(count);
        for (int i = 0; i < count; i++) {
            tag.putInt(16 + 8 * count).putInt(element);
        }
        tag.put(ascii("clut")).putInt(0).putShort((short) 3).putShort((short) 3);
        for (int channel = 0; channel < 16; channel++) {
            tag.put((byte) (channel < 3 ? side : 0));
        }
        while (tag.hasRemaining()) {
            tag.putFloat(0.5f);
        }
        return of("D2B0", tag.array());
    }

    /** A table that claims so many points a side; so many of its values are there. */
    public static byte[] table(int side, int values) {
        ByteBuffer tag = ByteBuffer.allocate(100 + 2 * values);
        tag.put(ascii("mAB ")).putInt(0).put((byte) 3).put((byte) 3).putShort((short) 0);
        // Curves that change nothing at 32, the table at 80.
        tag.putInt(32).putInt(0).putInt(0).putInt(80).putInt(32).position(32);
        for (int curve = 0; curve < 3; curve++) {
            tag.put(ascii("curv")).putLong(0);
        }
        tag.put(80, new byte[] {(byte) side, (byte) side, (byte) side})
                .put(96, (byte) 2)
                .position(100);
        for (int i = 0; i < values; i++) {
            tag.putShort((short) (i * 31));
        }
        return of("A2B0", tag.array());
    }

    /** A table of the older kind that claims so many points a side. */
    public static byte[] oldTable(int side, int bytes) {
        ByteBuffer tag = ByteBuffer.allocate(52 + bytes);
        tag.put(ascii("mft2"))
                .putInt(0)
                .put((byte) 3)
                .put((byte) 3)
                .put((byte) side)
                .put((byte) 0);
        tag.putShort(48, (short) 2).putShort(50, (short) 2);
        return of("A2B0", tag.array());
    }

    /** With a white point and one more tag. */
    private static byte[] of(String name, byte[] tag) {
        Map<String, byte[]> tags = new TreeMap<>(Map.of(
                name,
                tag,
                "wtpt",
                ByteBuffer.allocate(20)
                        .put(ascii("XYZ "))
                        .putInt(0)
                        .putInt(0xF6D6)
                        .putInt(0x10000)
                        .putInt(0xD32D)
                        .array()));
        int at = TAGS + TAG_BYTES * tags.size();
        int size = at + tags.values().stream().mapToInt(it -> it.length).sum();
        ByteBuffer profile = ByteBuffer.allocate(size).putInt(0, size).putInt(128, tags.size());
        profile.put(8, new byte[] {4, 0x30}).put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
        profile.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D).position(TAGS);
        for (Map.Entry<String, byte[]> entry : tags.entrySet()) {
            profile.put(ascii(entry.getKey())).putInt(at).putInt(entry.getValue().length);
            profile.put(at, entry.getValue());
            at += entry.getValue().length;
        }
        return profile.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
