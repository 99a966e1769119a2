package io.shoebox.jpeg;

/**
 * How much work one file may cause; beyond it, {@link JpegLimitException}.
 *
 * @param maxBytes most bytes of the file
 * @param maxPixels most pixels of the full-size image, width × height
 * @param maxScans most scans (SOS markers) of one image
 * @param maxMemory most bytes of heap for the file, coefficients, sample planes and result, estimated before allocating
 * @param maxNanos most nanoseconds of wall-clock time for one decode, checked at each row of MCUs
 */
public record JpegLimits(long maxBytes, long maxPixels, int maxScans, long maxMemory, long maxNanos) {
    /** 64 MiB of file, 50 megapixels, 100 scans, 512 MiB of memory, 30 s. */
    public static final JpegLimits DEFAULT = new JpegLimits(64L << 20, 50_000_000, 100, 512L << 20, 30_000_000_000L);

    public JpegLimits {
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxPixels", maxPixels);
        requirePositive("maxScans", maxScans);
        requirePositive("maxMemory", maxMemory);
        requirePositive("maxNanos", maxNanos);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    public void checkPixels(long pixels) throws JpegLimitException {
        check("pixels", maxPixels, pixels);
    }

    public void checkScans(int scans) throws JpegLimitException {
        check("scans", maxScans, scans);
    }

    public void checkMemory(long bytes) throws JpegLimitException {
        check("bytes of memory", maxMemory, bytes);
    }

    public void checkBytes(long bytes) throws JpegLimitException {
        check("bytes of file", maxBytes, bytes);
    }

    private static void check(String limit, long allowed, long wanted) throws JpegLimitException {
        if (wanted > allowed) {
            throw new JpegLimitException(limit, allowed, wanted);
        }
    }
}
