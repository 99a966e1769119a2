package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes PNG and GIF with readers of ImageIO, keeping every n-th pixel: n is the largest whole number that leaves twice the wanted
 * edge, so that the resizing that follows has enough to average.
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
        int step = step(header, wantedEdge);
        long kept = Math.ceilDiv(header.width(), step) * (long) Math.ceilDiv(header.height(), step);
        return switch (header.type()) {
            // The file once more, and of rows the one before and the one that is made.
            case PNG ->
                kept * (bytes[BIT_DEPTH_AT] == DEEP ? BYTES_A_DEEP_PIXEL : 8)
                        + bytes.length
                        + ROW_BYTES * header.width();
            // A frame, the canvas around it, and the file once more.
            case GIF -> kept * 8 + bytes.length;
            case JPEG, WEBP, HEIC, AVIF ->
                throw new IllegalArgumentException(
                        "ImageIO's reader is not for " + header.type().contentType());
        };
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        ImageReader reader = Codecs.reader(header);
        boolean gif = header.type() == ImageType.GIF;
        byte[] file = gif ? GifFrame.of(bytes).alone(bytes) : PngChunks.needed(bytes);
        try (var stream = new TimedImageStream(file, deadline)) {
            reader.setInput(stream, false, true);
            reader.addIIOReadProgressListener(new AbortAfter(deadline));
            if (reader.getWidth(0) > header.width() || reader.getHeight(0) > header.height()) {
                throw new IIOException("its size is given twice, and differs");
            }
            int step = step(header, wantedEdge);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return gif
                    ? frameOnCanvas(reader, parameters, GifFrame.of(file).place(file), header, step)
                    : readWhatIsThere(reader, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static Decoded frameOnCanvas(
            ImageReader reader, ImageReadParam parameters, Rectangle place, ImageHeader header, int step)
            throws IOException {
        if (place.width == header.width() && place.height == header.height()) {
            return readWhatIsThere(reader, parameters);
        }
        parameters.setSourceSubsampling(
                step,
                step,
                GifFrame.skipped(place.x, place.width, step),
                GifFrame.skipped(place.y, place.height, step));
        Decoded frame = readWhatIsThere(reader, parameters);
        return new Decoded(
                GifFrame.onCanvas(frame.picture(), place, header.width(), header.height(), step), frame.damage());
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
