package io.shoebox.heif.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The reduced picture, which tiles are put on; several threads may put different tiles at once. */
public final class Canvas {
    private final int width;
    private final int height;
    private final int log2Reduction;
    private final BufferedImage image;
    private final int[] pixels;

    /**
     * An empty one.
     *
     * @param width at full size
     * @param height at full size
     */
    public Canvas(int width, int height, int log2Reduction, boolean alpha) {
        this.width = width;
        this.height = height;
        this.log2Reduction = log2Reduction;
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        image = new BufferedImage(reduced(width), reduced(height), type);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private int reduced(int side) {
        return (side + (1 << log2Reduction) - 1) >> log2Reduction;
    }

    public BufferedImage image() {
        return image;
    }

    /** A tool of one thread. */
    public final class Brush {
        private final RowReducer luma = new RowReducer();
        private final RowReducer cb = new RowReducer();
        private final RowReducer cr = new RowReducer();

        /**
         * Puts a tile on the canvas, as colours or as opacity.
         *
         * @param x of the tile at full size, whole boxes from the left
         */
        public void put(Frame tile, int x, int y, Colours colours, boolean opacity) {
            int tileWidth = Math.min(tile.sps().shownWidth(), width - x);
            int tileHeight = Math.min(tile.sps().shownHeight(), height - y);
            int stride = reduced(width);
            int count = reduced(tileWidth);
            for (int row = 0; row < reduced(tileHeight); row++) {
                int at = ((y >> log2Reduction) + row) * stride + (x >> log2Reduction);
                int[] lumaRow = row(luma, tile, 0, row, tileWidth, tileHeight);
                if (opacity) {
                    setAlpha(lumaRow, colours, at, count);
                } else if (tile.sps().monochrome()) {
                    colours.toGray(lumaRow, pixels, at, count);
                } else {
                    int[] cbRow = row(cb, tile, 1, row, tileWidth, tileHeight);
                    int[] crRow = row(cr, tile, 2, row, tileWidth, tileHeight);
                    colours.toRgb(lumaRow, cbRow, crRow, log2Reduction == 0 ? 1 : 0, pixels, at, count);
                }
            }
        }

        private int[] row(RowReducer reducer, Frame tile, int index, int row, int tileWidth, int tileHeight) {
            Plane plane = tile.plane(index);
            int shift = index == 0 ? 0 : 1;
            int log2Box = Math.max(0, log2Reduction - shift);
            int planeWidth = (tileWidth + shift) >> shift;
            int planeHeight = (tileHeight + shift) >> shift;
            // At full size, two rows share one of chroma.
            int first = log2Reduction == 0 ? row >> shift : row << log2Box;
            int rows = Math.min(1 << log2Box, planeHeight - first);
            var window = tile.sps().window();
            int from = ((window.top() >> shift) + first) * plane.stride() + (window.left() >> shift);
            return reducer.reduce(plane, from, planeWidth, rows, log2Box);
        }
    }

    private void setAlpha(int[] alpha, Colours range, int at, int count) {
        for (int x = 0; x < count; x++) {
            pixels[at + x] = (pixels[at + x] & 0xFFFFFF) | range.gray(alpha[x]) << 24;
        }
    }

    /** Divides colours by the opacity that they were multiplied with. */
    public void unmultiply() {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int alpha = pixel >>> 24;
            if (alpha != 0 && alpha != 255) {
                int red = Math.min(255, (pixel >> 16 & 255) * 255 / alpha);
                int green = Math.min(255, (pixel >> 8 & 255) * 255 / alpha);
                int blue = Math.min(255, (pixel & 255) * 255 / alpha);
                pixels[i] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
    }
}
