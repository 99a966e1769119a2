package io.shoebox.thumbnailer.picture;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** What became of the profiles that were met last: at most a megabyte of them. Any thread may ask. */
final class SeenProfiles {
    private static final int MOST = 16;

    /** Profiles of cameras and phones have some kilobytes. */
    private static final int MOST_BYTES = 64 << 10;

    private final SequencedMap<ByteBuffer, Optional<ColourProfile>> seen = new LinkedHashMap<>(2 * MOST, 0.75f, true);

    /** Looks at a profile if it was not met; threads that meet the same one at once may all look. */
    Optional<ColourProfile> of(byte[] data, Function<byte[], Optional<ColourProfile>> look) {
        if (data.length > MOST_BYTES) {
            return look.apply(data);
        }
        ByteBuffer key = ByteBuffer.wrap(data);
        Optional<ColourProfile> found = get(key).orElseGet(() -> look.apply(data));
        put(key, found);
        return found;
    }

    private synchronized Optional<Optional<ColourProfile>> get(ByteBuffer key) {
        return Optional.ofNullable(seen.get(key));
    }

    private synchronized void put(ByteBuffer key, Optional<ColourProfile> profile) {
        seen.put(key, profile);
        if (seen.size() > MOST) {
            seen.pollFirstEntry();
        }
    }
}
