package io.shoebox.thumbnailer;

import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import io.shoebox.thumbnailer.making.Making;
import io.shoebox.thumbnailer.making.ThumbnailMaker;
import java.io.IOException;
import java.util.List;

/** Makes thumbnails of files, without AWS, exactly as the worker does: for measurements, and for trying it out. */
public final class FileThumbnails {
    private final ThumbnailMaker maker;
    private final int mostBytes;

    /**
     * With the default limits.
     *
     * @param edges longest edges in pixels, ascending
     * @param quality of JPEGs, 1 to 100
     */
    public FileThumbnails(List<Integer> edges, int quality) {
        var options = new ThumbnailMaker.Options(edges, quality, ImageLimits.DEFAULT);
        mostBytes = ImageLimits.DEFAULT.mostBytes();
        maker = ThumbnailMaker.standard(
                options, new MemoryBudget(Runtime.getRuntime().maxMemory()));
    }

    /** With the limits and the memory budget of a worker with these settings. */
    public FileThumbnails(ThumbnailSettings settings) {
        mostBytes = settings.limits().mostBytes();
        maker = ThumbnailMaker.standard(
                new ThumbnailMaker.Options(settings.edges(), settings.quality(), settings.limits()),
                Thumbnailer.heap(settings.memoryPercent()));
    }

    /** Bytes of the largest photo; the worker reads at most one more. */
    public int mostBytes() {
        return mostBytes;
    }

    /** Bytes of memory that a photo's thumbnails are reckoned to take beside the file. */
    public long memory(byte[] photo) {
        return maker.memory(photo);
    }

    /**
     * The thumbnails as files, in the order of the edges; none of a kind that is not decoded.
     *
     * @throws IOException if none can be made: the image is corrupt or beyond a limit
     */
    public List<byte[]> make(byte[] photo) throws IOException {
        return switch (maker.make(photo)) {
            case Making.Made made ->
                made.thumbnails().stream().map(Making.Encoded::bytes).toList();
            case Making.Unmakable(String reason, boolean _) -> throw new IOException(reason);
        };
    }
}
