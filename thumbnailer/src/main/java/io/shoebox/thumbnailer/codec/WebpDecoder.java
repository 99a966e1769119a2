package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javax.imageio.IIOException;
import org.ngengine.webp.decoder.DecodedWebP;
import org.ngengine.webp.decoder.WebPDecodeException;
import org.ngengine.webp.decoder.WebPDecoder;

/**
 * Decodes a WebP, the first frame of an animation in its place on the canvas, averaging boxes of pixels. Other formats are for another decoder. The library decodes all pixels at once and cannot be
 * stopped: the limits on pixels and tables bound it.
 */
public final class WebpDecoder implements ImageDecoder {
    /** Samples of all pixels, and their planes or the pictures of transforms. */
    private static final int BYTES_A_PIXEL = 6;

    private static final int OPAQUE = 0xFF000000;
    /** Alpha that is deflated is a picture of its own. */
    private static final int BYTES_AN_ALPHA_PIXEL = 5;

    /** libwebp writes at most 2,600 groups of five codes, which come to half of it. */
    private static final long MOST_CODE_BYTES = 128L << 20;

    private final ImageDecoder others;

    public WebpDecoder(ImageDecoder others) {
        this.others = others;
    }

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        if (header.type() != ImageType.WEBP) {
            return others.memory(bytes, header, wantedEdge);
        }
        try {
            WebpFrame frame = WebpFrame.of(bytes);
            long pixels = (long) frame.width() * frame.height();
            // The picture's bytes are there three times: from the file, alone, and in partitions.
            return 2L * (bytes.length + frame.missing())
                    + pixels * (BYTES_A_PIXEL + (frame.alpha() == null ? 0 : BYTES_AN_ALPHA_PIXEL))
                    + Math.min(frame.codeBytes(bytes), MOST_CODE_BYTES)
                    + PixelRows.memory(header.width(), header.height(), ImageIoDecoder.step(header, wantedEdge));
        } catch (IIOException noPicture) {
            // Decoding fails for the same reason, before anything is allocated.
            return 0;
        }
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.WEBP) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        WebpFrame frame = WebpFrame.of(bytes);
        if (frame.x() + frame.width() > header.width() || frame.y() + frame.height() > header.height()) {
            throw new IIOException("a frame is larger than its canvas");
        }
        if (frame.codeBytes(bytes) > MOST_CODE_BYTES) {
            throw new IIOException("the tables of its codes take more than " + MOST_CODE_BYTES + " bytes");
        }
        try {
            DecodedWebP decoded = WebPDecoder.decode(frame.alone(bytes));
            BufferedImage picture =
                    onCanvas(decoded, frame, header, ImageIoDecoder.step(header, wantedEdge), frame.hasAlpha(bytes));
            return frame.missing() > 0 ? Decoded.partly(picture, frame.percentThere()) : Decoded.whole(picture);
        } catch (WebPDecodeException e) {
            throw new IIOException(e.getMessage(), e);
        }
    }

    private static BufferedImage onCanvas(
            DecodedWebP decoded, WebpFrame frame, ImageHeader header, int step, boolean alpha) {
        var rows = new PixelRows(header.width(), header.height(), step);
        int[] row = new int[header.width()];
        rows.fill(row, frame.y());
        IntBuffer pixels = decoded.rgba.duplicate().order(ByteOrder.BIG_ENDIAN).asIntBuffer();
        int end = frame.x() + frame.width();
        for (int y = 0; y < frame.height(); y++) {
            pixels.get(y * frame.width(), row, frame.x(), frame.width());
            for (int x = frame.x(); x < end; x++) {
                // Red, green, blue and alpha, from the highest byte on.
                row[x] = row[x] >>> 8 | (alpha ? row[x] << 24 : OPAQUE);
            }
            rows.put(row);
        }
        rows.fill(new int[header.width()], header.height());
        return rows.picture();
    }
}
