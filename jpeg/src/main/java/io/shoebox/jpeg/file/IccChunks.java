package io.shoebox.jpeg.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers an ICC profile from its APP2 segments (ICC.1:2022 annex B.4). */
final class IccChunks {
    private static final String NAME = "ICC_PROFILE\0";
    private static final int OVERHEAD = 2 + NAME.length() + 2;

    /** Profiles of printers have some megabytes; 255 segments could have 16. */
    private static final int MOST_BYTES = 4 << 20;

    private final TreeMap<Integer, Chunk> chunks = new TreeMap<>();
    private int expected;

    private record Chunk(int from, int to) {}

    void add(JpegBytes bytes, int position, int length) throws IOException {
        if (length <= OVERHEAD || !bytes.startsWith(NAME, position + 2)) {
            return;
        }
        int from = position + OVERHEAD;
        chunks.putIfAbsent(bytes.u8(from - 2), new Chunk(from, position + length));
        expected = bytes.u8(from - 1);
    }

    /** The profile, or null if there is none, a part of it is missing, or it is too large. */
    byte @Nullable [] profile(JpegBytes bytes) {
        int size = chunks.values().stream()
                .mapToInt(chunk -> chunk.to() - chunk.from())
                .sum();
        boolean whole = !chunks.isEmpty()
                && chunks.size() == expected
                && chunks.firstKey() == 1
                && chunks.lastKey() == expected
                && size <= MOST_BYTES;
        if (!whole) {
            return null;
        }
        ByteBuffer joined = ByteBuffer.allocate(size);
        chunks.values().forEach(chunk -> joined.put(bytes.array(), chunk.from(), chunk.to() - chunk.from()));
        return joined.array();
    }
}
