package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes rare kinds of PNG with the reader of ImageIO, keeping every n-th pixel: n is the largest whole number that leaves twice
 * the wanted edge, so that the resizing that follows has enough to average.
 */
public final class ImageIoDecoder implements ImageDecoder {
    private static final int MARGIN = 2;
    private static final int BIT_DEPTH_AT = 24;
    private static final int DEEP = 16;
    /** Four samples of 16 bits, and a copy of 8 bits a sample while it is resized. */
    private static final int BYTES_A_DEEP_PIXEL = 12;
    /** Of a pixel in the rows that are at work: thrice four samples of 16 bits. */
    private static final long ROW_BYTES = 24;

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        if (header.type() != ImageType.PNG) {
            throw new IllegalArgumentException(
                    "ImageIO's reader is not for " + header.type().contentType());
        }
        int step = step(header, wantedEdge);
        long kept = Math.ceilDiv(header.width(), step) * (long) Math.ceilDiv(header.height(), step);
        // The file once more, and of rows the one before and the one that is made.
        return kept * (bytes[BIT_DEPTH_AT] == DEEP ? BYTES_A_DEEP_PIXEL : 8)
                + bytes.length
                + ROW_BYTES * header.width();
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        ImageReader reader = Codecs.reader(header);
        try (var stream = new TimedImageStream(PngChunks.needed(bytes), deadline)) {
            // Without metadata: a PNG's deflated texts are never inflated.
            reader.setInput(stream, false, true);
            reader.addIIOReadProgressListener(new AbortAfter(deadline));
            if (reader.getWidth(0) > header.width() || reader.getHeight(0) > header.height()) {
                throw new IIOException("its size is given twice, and differs");
            }
            int step = step(header, wantedEdge);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return readWhatIsThere(reader, parameters);
        } finally {
            reader.dispose();
        }
    }

    /** Readers throw at the first thing that is wrong, but they have filled what came before it. */
    private static Decoded readWhatIsThere(ImageReader reader, ImageReadParam parameters) throws IOException {
        var seen = new PixelsSeen();
        reader.addIIOReadUpdateListener(seen);
        try {
            return Decoded.whole(reader.read(0, parameters));
        } catch (IOException | RuntimeException e) {
            Optional<Decoded> enough = seen.enough();
            if (enough.isPresent()) {
                return enough.get();
            }
            throw e;
        }
    }

    static int step(ImageHeader header, int wantedEdge) {
        return Math.max(1, Math.max(header.width(), header.height()) / (MARGIN * wantedEdge));
    }
}
