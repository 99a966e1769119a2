package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.ForwardDct.SAMPLES;

/** MCUs of pixels, whose colours are converted when a batch is together. */
final class PixelMcus extends McuBatch {
    private final PixelRows rows;
    private final int width;
    private final int height;
    private final McuLayout layout;
    private final int[] pixels;
    private int loadedRow = -1;
    private int rowStart;

    PixelMcus(PixelRows rows, int width, int height, McuLayout layout, QuantizationTables tables) {
        super(width, height, layout, tables);
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.layout = layout;
        pixels = new int[layout.lumaBlocks() * SAMPLES];
    }

    @Override
    void gather(int mcuColumn, int mcuRow, int lane, float[] samples) {
        int edge = layout.edge();
        if (mcuRow != loadedRow) {
            rowStart = rows.load(mcuRow * edge, Math.min(edge, height - mcuRow * edge));
            loadedRow = mcuRow;
        }
        int factor = layout.factor();
        for (int block = 0; block < factor * factor; block++) {
            int x = mcuColumn * edge + block % factor * 8;
            int y = block / factor * 8;
            int lastRow = height - 1 - mcuRow * edge;
            int to = block * SAMPLES + lane;
            for (int row = 0; row < 8; row++) {
                int from = rowStart + Math.min(y + row, lastRow) * rows.stride();
                if (x + 8 <= width) {
                    spread(rows.pixels(), from + x, pixels, to + row * 8 * LANES);
                } else {
                    spreadEdge(from, x, to + row * 8 * LANES);
                }
            }
        }
    }

    private static void spread(int[] in, int from, int[] out, int to) {
        out[to] = in[from];
        out[to + LANES] = in[from + 1];
        out[to + 2 * LANES] = in[from + 2];
        out[to + 3 * LANES] = in[from + 3];
        out[to + 4 * LANES] = in[from + 4];
        out[to + 5 * LANES] = in[from + 5];
        out[to + 6 * LANES] = in[from + 6];
        out[to + 7 * LANES] = in[from + 7];
    }

    /** Beyond the right edge the last pixel repeats: costs the fewest bits. */
    private void spreadEdge(int from, int x, int to) {
        int[] in = rows.pixels();
        for (int column = 0; column < 8; column++) {
            pixels[to + column * LANES] = in[from + Math.min(x + column, width - 1)];
        }
    }

    @Override
    void gathered(float[] samples) {
        int chroma = layout.lumaBlocks() * SAMPLES;
        switch (layout) {
            case GRAY -> YccSamples.gray(pixels, samples);
            case FULL -> {
                YccSamples.luma(pixels, samples, chroma);
                YccSamples.chroma(pixels, samples, chroma);
            }
            case HALF -> {
                YccSamples.luma(pixels, samples, chroma);
                YccSamples.halfChroma(pixels, samples, chroma);
            }
        }
    }
}
