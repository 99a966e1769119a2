package io.shoebox.heif;

/**
 * How much work one file may cause; beyond it, {@link HeifLimitException}.
 *
 * @param maxBytes most bytes of the file
 * @param maxPixels most pixels of the full-size image, width × height; of what is coded for it, margins of windows and grids
 *     included, twice as many
 * @param maxBoxes most boxes that are looked at, those in boxes included
 * @param maxDepth most boxes or items that lie in one another
 * @param maxItems most items, and most references; of the links that references and associations make, four times as many
 * @param maxExtents most pieces that the data of items lie in, and most parameter sets in configurations
 * @param maxMemory most bytes of heap for sample planes, copies of the file's data and the result, estimated before allocating
 * @param maxNanos most nanoseconds of wall-clock time for one decode, checked at each row of coding tree units
 */
public record HeifLimits(
        long maxBytes,
        long maxPixels,
        int maxBoxes,
        int maxDepth,
        int maxItems,
        int maxExtents,
        long maxMemory,
        long maxNanos) {
    private static final int CODED_FOR_SHOWN = 2;
    private static final int LINKS_AN_ITEM = 4;

    /** 64 MiB of file, 50 megapixels, 10,000 boxes, 8 deep, 4,000 items, 10,000 extents, 512 MiB of memory, 30 s. */
    public static final HeifLimits DEFAULT =
            new HeifLimits(64L << 20, 50_000_000, 10_000, 8, 4_000, 10_000, 512L << 20, 30_000_000_000L);

    public HeifLimits {
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxPixels", maxPixels);
        requirePositive("maxBoxes", maxBoxes);
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxItems", maxItems);
        requirePositive("maxExtents", maxExtents);
        requirePositive("maxMemory", maxMemory);
        requirePositive("maxNanos", maxNanos);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    /** @param position in bytes from the start of the file, as in all of these */
    public void checkBytes(long bytes, long position) throws HeifLimitException {
        check("bytes of file", maxBytes, bytes, position);
    }

    public void checkPixels(long pixels, long position) throws HeifLimitException {
        check("pixels", maxPixels, pixels, position);
    }

    /** @param pixels of all pictures that have to be decoded for one */
    public void checkCodedPixels(long pixels, long position) throws HeifLimitException {
        check("coded pixels", CODED_FOR_SHOWN * maxPixels, pixels, position);
    }

    public void checkBoxes(long boxes, long position) throws HeifLimitException {
        check("boxes", maxBoxes, boxes, position);
    }

    public void checkDepth(long depth, long position) throws HeifLimitException {
        check("boxes or items in one another", maxDepth, depth, position);
    }

    public void checkItems(long items, long position) throws HeifLimitException {
        check("items", maxItems, items, position);
    }

    /** @param links of one kind, in all of the file */
    public void checkLinks(long links, long position) throws HeifLimitException {
        check("links of items", (long) LINKS_AN_ITEM * maxItems, links, position);
    }

    public void checkExtents(long extents, long position) throws HeifLimitException {
        check("extents", maxExtents, extents, position);
    }

    public void checkMemory(long bytes, long position) throws HeifLimitException {
        check("bytes of memory", maxMemory, bytes, position);
    }

    public void checkNanos(long nanos, long position) throws HeifLimitException {
        check("nanoseconds", maxNanos, nanos, position);
    }

    private static void check(String limit, long allowed, long wanted, long position) throws HeifLimitException {
        if (wanted > allowed) {
            throw new HeifLimitException(limit, allowed, wanted, position);
        }
    }
}
