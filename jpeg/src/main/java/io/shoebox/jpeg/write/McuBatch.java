package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.ForwardDct.SAMPLES;
import static io.shoebox.jpeg.write.Quantizer.QUANTIZED;

/** Takes {@link ForwardDct#LANES} MCUs at a time from pixels to tokens; batches run on across the image's rows. */
final class McuBatch {
    private final PixelRows rows;
    private final int width;
    private final int height;
    private final McuLayout layout;
    private final int[] pixels;
    private final float[] samples;
    private final int[] quantized;
    private final float[] lumaMultipliers;
    private final float[] chromaMultipliers;
    private int loadedRow = -1;
    private int rowStart;

    McuBatch(PixelRows rows, int width, int height, McuLayout layout, QuantizationTables tables) {
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.layout = layout;
        pixels = new int[layout.lumaBlocks() * SAMPLES];
        samples = new float[(layout.blocks() + 1) * SAMPLES];
        quantized = new int[layout.blocks() * QUANTIZED];
        lumaMultipliers = Quantizer.multipliers(tables.of(0));
        chromaMultipliers = Quantizer.multipliers(tables.of(1));
    }

    /** The whole image as entropy-coding tokens. */
    CoefficientTokens encode() {
        int across = Math.ceilDiv(width, layout.edge());
        int count = across * Math.ceilDiv(height, layout.edge());
        CoefficientTokens tokens = new CoefficientTokens(layout);
        for (int first = 0; first < count; first += LANES) {
            int lanes = Math.min(LANES, count - first);
            for (int lane = 0; lane < lanes; lane++) {
                gather((first + lane) % across, (first + lane) / across, lane);
            }
            transform();
            tokens.add(quantized, lanes);
        }
        return tokens;
    }

    /** Brings the pixels of one MCU to its lane. */
    private void gather(int mcuColumn, int mcuRow, int lane) {
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

    private void transform() {
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
        for (int block = 0; block < layout.blocks(); block++) {
            float[] multipliers = layout.component(block) == 0 ? lumaMultipliers : chromaMultipliers;
            ForwardDct.columns(samples, block * SAMPLES);
            ForwardDct.rows(samples, block * SAMPLES);
            Quantizer.quantize(samples, block * SAMPLES, multipliers, quantized, block * QUANTIZED);
        }
    }
}
