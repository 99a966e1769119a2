package io.shoebox.thumbnailer.codec;

import io.shoebox.heif.HeifFile;
import io.shoebox.heif.HeifLimits;
import io.shoebox.heif.Reduction;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import java.util.concurrent.Executor;
import javax.imageio.IIOException;

/** Decodes a HEIC at the strongest reduction that is no smaller than the wanted edge, tiles at once where there are any. */
public final class HeicDecoder implements ImageDecoder {
    /** Samples of 4:2:0 in two bytes, and what is known of each block. */
    private static final long BYTES_A_SAMPLE = 4;
    /** An int, and another in the copy that is cropped. */
    private static final long BYTES_A_PIXEL = 8;
    /** A coded picture has whole blocks, and may be cropped; so much along each side is not seen by the header. */
    private static final long MARGIN = 128;
    /** Two copies of the file's data without emulation prevention, and what threads take beside their frames. */
    private static final long COPIES = 3;

    private static final long OVERHEAD = 4 << 20;
    private static final int MOST_THREADS = 8;

    private final ImageDecoder others;
    private final long mostPixels;
    private final Executor executor;
    private final int threads;

    /**
     * One that leaves other formats to another decoder.
     *
     * @param mostPixels of a picture before its crop
     * @param executor of the threads that decode tiles beside the calling one
     */
    public HeicDecoder(ImageDecoder others, long mostPixels, Executor executor, int threads) {
        this.others = others;
        this.mostPixels = mostPixels;
        this.executor = executor;
        this.threads = Math.min(MOST_THREADS, threads);
    }

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        if (header.type() != ImageType.HEIC) {
            return others.memory(bytes, header, wantedEdge);
        }
        long samples = (header.width() + MARGIN) * (header.height() + MARGIN);
        long factor = Reduction.to(Math.max(header.width(), header.height()), wantedEdge)
                .factor();
        // The pieces of a grid may allow less of a reduction, but are small themselves.
        return BYTES_A_SAMPLE * samples
                + BYTES_A_PIXEL * samples / (factor * factor)
                + COPIES * bytes.length
                + OVERHEAD;
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.HEIC) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        HeifLimits standard = HeifLimits.DEFAULT;
        long memory = memory(bytes, header, wantedEdge);
        HeifFile file = HeifFile.open(
                bytes,
                new HeifLimits(
                        bytes.length,
                        mostPixels,
                        standard.maxBoxes(),
                        standard.maxDepth(),
                        standard.maxItems(),
                        standard.maxExtents(),
                        memory,
                        Math.max(1, deadline.remaining())));
        if (file.width() != header.width() || file.height() != header.height()) {
            throw new IIOException("its size is given twice, and differs");
        }
        var reduction = file.reductionTo(wantedEdge);
        int crew = threads;
        while (crew > 1 && file.memory(reduction, crew) > memory) {
            crew--;
        }
        return Decoded.whole(file.decode(reduction, crew, executor));
    }
}
