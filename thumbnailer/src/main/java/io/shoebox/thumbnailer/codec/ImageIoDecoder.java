package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Decodes rare kinds of JPEG and PNG with readers of ImageIO, keeping every n-th pixel: n is the largest whole number that leaves twice the wanted
 * edge, so that the resizing that follows has enough to average.
 */
public final class ImageIoDecoder implements ImageDecoder {
    private static final int MARGIN = 2;

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        int step = step(header, wantedEdge);
        long kept = Math.ceilDiv(header.width(), step) * (long) Math.ceilDiv(header.height(), step);
        return switch (header.type()) {
            // A progressive file's coefficients are all kept, two bytes each, outside of the heap.
            case JPEG ->
                kept * (header.components() > 3 ? 16 : 4)
                        + (header.progressive() ? 2 * header.pixels() * header.components() : 0);
            // Up to four samples of 16 bits, and the file once more.
            case PNG -> kept * 8 + bytes.length;
            case GIF, WEBP, HEIC, AVIF ->
                throw new IllegalArgumentException(
                        "ImageIO has no reader of " + header.type().contentType());
        };
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        ImageReader reader = Codecs.reader(header);
        byte[] file = header.type() == ImageType.PNG ? PngChunks.needed(bytes) : bytes;
        try (var stream = new TimedImageStream(file, deadline)) {
            // Without metadata: a PNG's deflated texts are never inflated.
            reader.setInput(stream, false, true);
            reader.addIIOReadProgressListener(new AbortAfter(deadline));
            if (reader.getWidth(0) > header.width() || reader.getHeight(0) > header.height()) {
                throw new IIOException("its size is given twice, and differs");
            }
            return readWhatIsThere(reader, parameters(reader, header, step(header, wantedEdge)));
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

    private static ImageReadParam parameters(ImageReader reader, ImageHeader header, int step) {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        if (header.type() == ImageType.JPEG && header.components() == 3) {
            // Named bands keep the JDK's reader from converting by ICC profile, which it does at full size.
            int[] bands = {0, 1, 2};
            parameters.setSourceBands(bands);
            parameters.setDestinationBands(bands);
            parameters.setDestinationType(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR));
        }
        return parameters;
    }
}
