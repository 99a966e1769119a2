package io.shoebox.thumbnailer.codec;

import io.shoebox.heif.HeifException;
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
    /** Bytes that threads beside the first may take together, for large tiles are few. */
    private static final long MOST_FOR_THREADS = 32 << 20;

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
        try {
            HeifFile file = open(bytes, Long.MAX_VALUE, Long.MAX_VALUE);
            Reduction reduction = file.reductionTo(wantedEdge);
            return file.memory(reduction, crew(file, reduction));
        } catch (HeifException noPicture) {
            // Decoding fails for the same reason, before anything is allocated.
            return 0;
        }
    }

    private HeifFile open(byte[] bytes, long mostMemory, long mostNanos) throws HeifException {
        HeifLimits standard = HeifLimits.DEFAULT;
        return HeifFile.open(
                bytes,
                new HeifLimits(
                        bytes.length,
                        mostPixels,
                        standard.maxBoxes(),
                        standard.maxDepth(),
                        standard.maxItems(),
                        standard.maxExtents(),
                        mostMemory,
                        mostNanos));
    }

    private int crew(HeifFile file, Reduction reduction) {
        long most = file.memory(reduction, 1) + MOST_FOR_THREADS;
        int crew = threads;
        while (crew > 1 && file.memory(reduction, crew) > most) {
            crew--;
        }
        return crew;
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.HEIC) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        HeifFile file = open(bytes, memory(bytes, header, wantedEdge), Math.max(1, deadline.remaining()));
        if (file.width() != header.width() || file.height() != header.height()) {
            throw new IIOException("its size is given twice, and differs");
        }
        Reduction reduction = file.reductionTo(wantedEdge);
        return Decoded.whole(file.decode(reduction, crew(file, reduction), executor));
    }
}
