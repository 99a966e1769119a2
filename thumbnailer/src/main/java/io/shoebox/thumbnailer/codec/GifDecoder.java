package io.shoebox.thumbnailer.codec;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * Decodes the first frame of a GIF in its place on the canvas, averaging boxes of pixels as soon as they are there. Other
 * formats are for another decoder.
 */
public final class GifDecoder implements ImageDecoder {
    private static final int ROWS_A_LOOK_AT_THE_CLOCK = 32;
    private static final int GRAY = 0xFF808080;
    /** Where each pass over an interlaced frame begins, and how far its rows are apart (GIF89a, appendix E). */
    private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    private final ImageDecoder others;

    public GifDecoder(ImageDecoder others) {
        this.others = others;
    }

    @Override
    public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
        if (header.type() != ImageType.GIF) {
            return others.memory(bytes, header, wantedEdge);
        }
        // An interlaced frame is kept as indices until its last pass.
        return PixelRows.memory(header.width(), header.height(), ImageIoDecoder.step(header, wantedEdge))
                + header.pixels()
                + 6L * header.width()
                + GifCodes.memory(header.width());
    }

    @Override
    public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
        if (header.type() != ImageType.GIF) {
            return others.decode(bytes, header, wantedEdge, deadline);
        }
        GifFrame frame = GifFrame.of(bytes);
        if (frame.width() > header.width() || frame.height() > header.height()) {
            throw new IIOException("its size is given twice, and differs");
        }
        if (frame.width() == 0 || frame.height() == 0) {
            throw new IIOException("the GIF's frame has no pixels");
        }
        var rows = new PixelRows(header.width(), header.height(), ImageIoDecoder.step(header, wantedEdge));
        rows.fill(new int[header.width()], Math.min(frame.y(), header.height()));
        var codes = new GifCodes(bytes, frame.data(), frame.width());
        var canvas = new Canvas(frame, header, rows, deadline);
        return frame.interlaced() ? canvas.interlaced(codes) : canvas.plain(codes);
    }

    /** Rows of a frame become rows of the canvas; what lies beyond it is cut off. */
    private record Canvas(GifFrame frame, ImageHeader header, PixelRows rows, Deadline deadline) {
        Decoded plain(GifCodes codes) throws IIOException {
            byte[] indices = new byte[frame.width()];
            int[] row = new int[header.width()];
            for (int y = 0; y < frame.height(); y++) {
                checkTime(y);
                if (!codes.fill(indices, 0, indices.length)) {
                    return ending(y);
                }
                put(indices, 0, row);
            }
            return ending(frame.height());
        }

        Decoded interlaced(GifCodes codes) throws IIOException {
            int width = frame.width();
            byte[] indices = new byte[Math.multiplyExact(width, frame.height())];
            boolean[] there = new boolean[frame.height()];
            int count = 0;
            boolean goesOn = true;
            for (int[] pass : PASSES) {
                for (int y = pass[0]; y < frame.height() && goesOn; y += pass[1]) {
                    checkTime(count);
                    goesOn = codes.fill(indices, y * width, width);
                    there[y] = goesOn;
                    count += goesOn ? 1 : 0;
                }
            }
            int[] row = new int[header.width()];
            int last = 0;
            // Rows that are missing repeat the one above.
            for (int y = 0; y < frame.height() && count > 0; y++) {
                last = there[y] ? y : last;
                put(indices, last * width, row);
            }
            return ending(count);
        }

        private void checkTime(int row) throws IIOException {
            if (row % ROWS_A_LOOK_AT_THE_CLOCK == 0 && deadline.passed()) {
                throw new IIOException("out of time");
            }
        }

        private void put(byte[] indices, int offset, int[] row) {
            if (rows.rows() < header.height()) {
                int width = Math.min(frame.width(), header.width() - frame.x());
                for (int x = 0; x < width; x++) {
                    row[frame.x() + x] = frame.colours()[indices[offset + x] & 0xFF];
                }
                rows.put(row);
            }
        }

        /** Gray where the frame has no rows, and nothing below it. */
        private Decoded ending(int count) throws IIOException {
            long percent = 100L * count / frame.height();
            if (percent < Decoded.LEAST_PERCENT) {
                throw new IIOException("the GIF's pixels are damaged or end too early");
            }
            int[] row = new int[header.width()];
            if (frame.x() < row.length) {
                Arrays.fill(row, frame.x(), Math.min(row.length, frame.x() + frame.width()), GRAY);
            }
            rows.fill(row, Math.min(header.height(), frame.y() + frame.height()));
            rows.fill(new int[header.width()], header.height());
            return count == frame.height()
                    ? Decoded.whole(rows.picture())
                    : Decoded.partly(rows.picture(), Math.min(percent, 99));
        }
    }
}
