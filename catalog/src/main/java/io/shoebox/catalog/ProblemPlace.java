package io.shoebox.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.PhotoKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a photo with a problem stands in the index. Its partitions are the hours, each in {@value #SHARDS} parts: a
 * partition takes 1,000 writes a second, and one that is full would throttle the table itself (DynamoDB Developer Guide,
 * "Using Global Secondary Indexes").
 *
 * @param shard the hour and the part of it
 * @param at sorts by time; a key may be longer than a sort key, so its digest stands for it
 */
record ProblemPlace(String shard, String at) {
    private static final int SHARDS = 4;
    /** Characters of {@code 2026-03-01T12}. */
    private static final int HOUR = 13;

    private static final int DIGEST_BYTES = 16;

    static ProblemPlace of(PhotoKey key, Instant updatedAt) {
        byte[] digest = digest(key.toString());
        String time = SortableTime.text(updatedAt);
        return new ProblemPlace(
                shard(hour(updatedAt), Math.floorMod(digest[DIGEST_BYTES], SHARDS)),
                time + "#" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES));
    }

    /** The hours sort as texts. */
    static String hour(Instant time) {
        return SortableTime.text(time).substring(0, HOUR);
    }

    static List<String> shards(String hour) {
        return IntStream.range(0, SHARDS).mapToObj(part -> shard(hour, part)).toList();
    }

    private static String shard(String hour, int part) {
        return hour + "#" + part;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
