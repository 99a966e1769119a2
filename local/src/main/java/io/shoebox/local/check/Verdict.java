package io.shoebox.local.check;

/** How a file ends; the names are those of the status that its record would have. */
public sealed interface Verdict {
    /**
     * READY.
     *
     * @param thumbnails how many; none of a kind that is not decoded
     * @param bytes of all of them
     */
    record Ready(int thumbnails, long bytes) implements Verdict {}

    /** REJECTED by ingest-worker. */
    record Rejected(String reason) implements Verdict {}

    /** FAILED in the thumbnailer. */
    record Failed(String reason) implements Verdict {}

    /** The file cannot be read here; a worker never saw it. */
    record Unreadable(String reason) implements Verdict {}

    /** Something escaped that should have been a reason: a fault of Shoebox. */
    record Broken(String error) implements Verdict {}
}
