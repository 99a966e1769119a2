package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.IIOException;

/**
 * Decodes a PNG row by row, averaging boxes of pixels as soon as they are there. Other formats, and PNGs that are interlaced,
 * are for another decoder.
 */
public final class PngDecoder implements ImageDecoder {
    private static final int SIGNATURE = 8;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    /** Length, type and checksum. */
    private static final int AROUND = 12;

    private static final int ROWS_A_LOOK_AT_THE_CLOCK = 32;
    private static final int GRAY = 0xFF808080;
    /** zlib's window and tables. */
    private static final long INFLATER = 64 << 10;

    private final ImageDecoder others;

    public PngDecoder(ImageDecoder others) {
        this.others = others;
    }

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        try {
            PngFormat format = header.type() == ImageType.PNG ? PngFormat.of(bytes) : null;
            if (format == null || format.isInterlaced()) {
                return others.memory(bytes, header, wantedEdge);
            }
            // Two rows as they are stored and one of pixels; and the file once more.
            return PixelRows.memory(header.width(), header.height(), ImageIoDecoder.step(header, wantedEdge))
                    + 2 * format.rowBytes(header.width())
                    + (long) Integer.BYTES * header.width()
                    + bytes.length
                    + INFLATER;
        } catch (IIOException noFormat) {
            // Decoding fails for the same reason, before anything is allocated.
            return 0;
        }
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.PNG) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        PngFormat format = PngFormat.of(bytes);
        if (format.isInterlaced()) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        byte[] png = PngChunks.needed(bytes);
        if (PngFormat.width(png) != header.width() || PngFormat.height(png) != header.height()) {
            throw new IIOException("its size is given twice, and differs");
        }
        var rows = new PixelRows(header.width(), header.height(), ImageIoDecoder.step(header, wantedEdge));
        try (var pixels = new Pixels(png, format)) {
            return pixels.decode(rows, header, deadline);
        }
    }

    /** The rows of one file, which holds needed chunks only. */
    private static final class Pixels implements AutoCloseable {
        private final ByteBuffer png;
        private final PngFormat format;
        private final Inflater inflater = new Inflater();
        private int position = SIGNATURE;

        Pixels(byte[] png, PngFormat format) {
            this.png = ByteBuffer.wrap(png);
            this.format = format;
        }

        Decoded decode(PixelRows rows, ImageHeader header, Deadline deadline) throws IIOException {
            int length = Math.toIntExact(format.rowBytes(header.width()));
            byte[] row = new byte[length];
            byte[] above = new byte[length];
            byte[] filter = new byte[1];
            int[] pixels = new int[header.width()];
            while (rows.rows() < header.height()) {
                if (rows.rows() % ROWS_A_LOOK_AT_THE_CLOCK == 0 && deadline.passed()) {
                    throw new IIOException("out of time");
                }
                if (!fills(filter) || !fills(row) || !PngFilters.restore(filter[0], row, above, format.pixelBytes())) {
                    Arrays.fill(pixels, GRAY);
                    return rows.partly(pixels, "the PNG's pixels are damaged or end too early");
                }
                format.unpack(row, pixels);
                rows.put(pixels);
                byte[] next = above;
                above = row;
                row = next;
            }
            return Decoded.whole(rows.picture());
        }

        /** Whether there are as many bytes. */
        private boolean fills(byte[] target) {
            int filled = 0;
            try {
                while (filled < target.length) {
                    int count = inflater.inflate(target, filled, target.length - filled);
                    filled += count;
                    if (count == 0 && (inflater.finished() || inflater.needsDictionary() || !feedsInflater())) {
                        return false;
                    }
                }
                return true;
            } catch (DataFormatException e) {
                return false;
            }
        }

        /** Gives the inflater the next chunk of pixels, if there is one; all that is before it is taken in. */
        private boolean feedsInflater() {
            while (position + AROUND <= png.capacity()) {
                int length = png.getInt(position);
                int type = png.getInt(position + 4);
                int content = position + 8;
                position += AROUND + length;
                switch (type) {
                    case PLTE -> format.palette(png.array(), content, length);
                    case TRNS -> format.transparency(png.array(), content, length);
                    case IDAT -> {
                        if (!format.isWhole()) {
                            return false;
                        }
                        inflater.setInput(png.array(), content, length);
                        return true;
                    }
                    default -> {}
                }
            }
            return false;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
