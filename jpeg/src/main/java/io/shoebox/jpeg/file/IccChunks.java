package io.shoebox.jpeg.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers an ICC profile from its APP2 segments (ICC.1:2022 annex B.4). */
final class IccChunks {
    private static final String NAME = "ICC_PROFILE\0";
    private static final int OVERHEAD = 2 + NAME.length() + 2;

    private final TreeMap<Integer, byte[]> chunks = new TreeMap<>();
    private int expected;

    void add(JpegBytes bytes, int position, int length) throws IOException {
        if (length <= OVERHEAD || !bytes.startsWith(NAME, position + 2)) {
            return;
        }
        int from = position + OVERHEAD;
        byte[] chunk = Arrays.copyOfRange(bytes.array(), from, position + length);
        chunks.putIfAbsent(bytes.u8(from - 2), chunk);
        expected = bytes.u8(from - 1);
    }

    /** The profile, or null if there is none or a part of it is missing. */
    byte @Nullable [] profile() {
        boolean whole = !chunks.isEmpty()
                && chunks.size() == expected
                && chunks.firstKey() == 1
                && chunks.lastKey() == expected;
        if (!whole) {
            return null;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        chunks.values().forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
