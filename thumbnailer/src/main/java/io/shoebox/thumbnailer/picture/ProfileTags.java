package io.shoebox.thumbnailer.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a profile of RGB or gray (ICC.1:2022) the colour engine may see: the tags that lead from colours to the connection space, tables
 * only where they are as large as they say. The engine is native code that takes what a file claims: of 220 KB whose processing
 * elements all lie in one place it makes more than 12 GB, and of 600 bytes that claim a large table as many megabytes.
 */
final class ProfileTags {
    /** Profiles of RGB devices have some kilobytes, with lookup tables up to a megabyte. */
    static final int MOST_BYTES = 2 << 20;
    /** Of the engine; profiles have a dozen. */
    private static final int MOST_TAGS = 100;

    private static final int COLOUR_SPACE = 16;
    private static final int TAG_COUNT = 128;
    private static final int TAGS = 132;
    private static final int TAG_BYTES = 12;
    private static final int CHANNELS = 3;

    private static final Set<Integer> SPACES = Set.of(number("RGB "), number("GRAY"));
    private static final Set<Integer> PLAIN = Set.of(
            number("wtpt"),
            number("chad"),
            number("rXYZ"),
            number("gXYZ"),
            number("bXYZ"),
            number("rTRC"),
            number("gTRC"),
            number("bTRC"),
            number("kTRC"));
    private static final Set<Integer> TABLES = Set.of(number("A2B0"), number("A2B1"), number("A2B2"));
    /** Of the plain tags; the engine bounds what they claim. */
    private static final Set<Integer> PLAIN_TYPES =
            Set.of(number("XYZ "), number("sf32"), number("curv"), number("para"));

    private static final int LUT_8 = number("mft1");
    private static final int LUT_16 = number("mft2");
    private static final int LUT_A_TO_B = number("mAB ");

    private final ByteBuffer profile;

    private record Tag(int signature, int offset, int size) {}

    private ProfileTags(byte[] profile) {
        this.profile = ByteBuffer.wrap(profile);
    }

    /** The profile without its other tags; empty if it is none of RGB or gray, or too large. */
    static Optional<byte[]> of(byte[] profile) {
        if (profile.length < TAGS || profile.length > MOST_BYTES) {
            return Optional.empty();
        }
        var tags = new ProfileTags(profile);
        int count = tags.profile.getInt(TAG_COUNT);
        if (!SPACES.contains(tags.profile.getInt(COLOUR_SPACE)) || count < 0 || count > MOST_TAGS) {
            return Optional.empty();
        }
        return Optional.of(tags.kept(tags.harmless(count)));
    }

    private static int number(String signature) {
        return ByteBuffer.wrap(signature.getBytes(ISO_8859_1)).getInt();
    }

    private List<Tag> harmless(int count) {
        List<Tag> tags = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int most = Math.min(count, (profile.limit() - TAGS) / TAG_BYTES);
        for (int i = 0; i < most; i++) {
            int at = TAGS + i * TAG_BYTES;
            var tag = new Tag(profile.getInt(at), profile.getInt(at + 4), profile.getInt(at + 8));
            if (isHarmless(tag) && seen.add(tag.signature())) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private boolean isHarmless(Tag tag) {
        if (tag.offset() < TAGS || tag.size() < 8 || tag.offset() > profile.limit() - tag.size()) {
            return false;
        }
        int type = profile.getInt(tag.offset());
        return PLAIN.contains(tag.signature())
                ? PLAIN_TYPES.contains(type)
                : TABLES.contains(tag.signature()) && hasItsTable(tag, type);
    }

    /** Sections 10.10 to 10.12: a table has so many points along each channel, and so many values at each point. */
    private boolean hasItsTable(Tag tag, int type) {
        ByteBuffer table = profile.slice(tag.offset(), tag.size());
        if (tag.size() < 32 || table.get(8) != CHANNELS || table.get(9) != CHANNELS) {
            return false;
        }
        long grid = Byte.toUnsignedLong(table.get(10));
        long points = grid * grid * grid;
        if (type == LUT_8) {
            return 48 + CHANNELS * (256 + points + 256) <= tag.size();
        }
        if (type == LUT_16) {
            return tag.size() >= 52
                    && 52 + 2 * CHANNELS * (unsigned(table, 48) + points + unsigned(table, 50)) <= tag.size();
        }
        return type == LUT_A_TO_B && hasItsColours(table);
    }

    private static boolean hasItsColours(ByteBuffer table) {
        int at = table.getInt(24);
        if (at == 0) {
            return true;
        }
        if (at < 32 || at > table.limit() - 20) {
            return false;
        }
        long values = CHANNELS;
        for (int channel = 0; channel < CHANNELS; channel++) {
            values *= Byte.toUnsignedLong(table.get(at + channel));
        }
        return at + 20 + values * table.get(at + 16) <= table.limit();
    }

    private static long unsigned(ByteBuffer table, int at) {
        return Short.toUnsignedLong(table.getShort(at));
    }

    /** The same bytes with a shorter list of tags. */
    private byte[] kept(List<Tag> tags) {
        ByteBuffer kept = ByteBuffer.wrap(profile.array().clone());
        kept.putInt(TAG_COUNT, tags.size());
        kept.position(TAGS);
        tags.forEach(tag -> kept.putInt(tag.signature()).putInt(tag.offset()).putInt(tag.size()));
        return kept.array();
    }
}
