package io.shoebox.operations.reconcile;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Any number of photos that agree with each other, made when they are asked for: none is held. Each has an object, a row and
 * three thumbnails; every thousandth has lost its row.
 *
 * @param photos how many
 */
record MadeWorld(int photos) {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    static final String TAG = "0123456789abcdef0123456789abcdef";
    static final List<Integer> EDGES = List.of(240, 480, 960);
    static final int LOST = 1_000;

    /** There are few of these; only photos are many. */
    private static final Map<Integer, IdentityId> OWNERS = new HashMap<>();

    private static final Map<Integer, CollectionId> COLLECTIONS = new HashMap<>();
    private static final FileName NAME = new FileName("a.jpg");
    private static final int OF_AN_OWNER = 10_000;
    private static final int OF_A_COLLECTION = 500;

    int owners() {
        return (photos + OF_AN_OWNER - 1) / OF_AN_OWNER;
    }

    IdentityId owner(int number) {
        return OWNERS.computeIfAbsent(number, MadeWorld::makeOwner);
    }

    private static IdentityId makeOwner(int number) {
        return new IdentityId("eu-west-1:00000000-0000-4000-8000-%012x".formatted(number));
    }

    int ownerOf(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1), 16);
    }

    int collections() {
        return OF_AN_OWNER / OF_A_COLLECTION;
    }

    CollectionId collection(int number) {
        return COLLECTIONS.computeIfAbsent(number, MadeWorld::makeCollection);
    }

    private static CollectionId makeCollection(int number) {
        return new CollectionId("c%04d".formatted(number));
    }

    PhotoKey key(int photo) {
        return new PhotoKey(
                owner(photo / OF_AN_OWNER),
                collection(photo % OF_AN_OWNER / OF_A_COLLECTION),
                new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L + photo),
                NAME);
    }

    int photoOf(PhotoKey key) {
        return (int) (key.id().getLeastSignificantBits() & 0xffff_ffffL);
    }

    String thumbnail(int number) {
        return key(number / EDGES.size()) + "/" + EDGES.get(number % EDGES.size()) + ".jpg";
    }

    boolean hasRow(int photo) {
        return photo % LOST != 7;
    }

    /** Of a collection's. */
    long rows(int owner, int collection) {
        int first = owner * OF_AN_OWNER + collection * OF_A_COLLECTION;
        long rows = 0;
        for (int photo = first; photo < Math.min(first + OF_A_COLLECTION, photos); photo++) {
            rows += hasRow(photo) ? 1 : 0;
        }
        return rows;
    }

    /** The first of so many sorted texts that is greater. */
    static int firstAfter(String text, int count, IntFunction<String> sorted) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KeyOrder.bytes(sorted.apply(middle), text) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
