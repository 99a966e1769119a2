package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.ForwardDct.SAMPLES;
import static io.shoebox.jpeg.write.Quantizer.QUANTIZED;

/** Takes {@link ForwardDct#LANES} MCUs at a time from samples to tokens; batches run on across the image's rows. */
abstract sealed class McuBatch permits PixelMcus, PlaneMcus {
    private final int width;
    private final int height;
    private final McuLayout layout;
    private final float[] samples;
    private final int[] quantized;
    private final float[] lumaMultipliers;
    private final float[] chromaMultipliers;

    McuBatch(int width, int height, McuLayout layout, QuantizationTables tables) {
        this.width = width;
        this.height = height;
        this.layout = layout;
        samples = new float[(layout.blocks() + 1) * SAMPLES];
        quantized = new int[layout.blocks() * QUANTIZED];
        lumaMultipliers = Quantizer.multipliers(tables.of(0));
        chromaMultipliers = Quantizer.multipliers(tables.of(1));
    }

    /** Brings what there is of one MCU to its lane. */
    abstract void gather(int mcuColumn, int mcuRow, int lane, float[] samples);

    /** A batch is together: its samples of Y, Cb and Cr are to be there when this ends. */
    abstract void gathered(float[] samples);

    /** The whole image as entropy-coding tokens. */
    final CoefficientTokens encode() {
        int across = Math.ceilDiv(width, layout.edge());
        int count = across * Math.ceilDiv(height, layout.edge());
        CoefficientTokens tokens = new CoefficientTokens(layout);
        for (int first = 0; first < count; first += LANES) {
            int lanes = Math.min(LANES, count - first);
            for (int lane = 0; lane < lanes; lane++) {
                gather((first + lane) % across, (first + lane) / across, lane, samples);
            }
            gathered(samples);
            transform();
            tokens.add(quantized, lanes);
        }
        return tokens;
    }

    private void transform() {
        for (int block = 0; block < layout.blocks(); block++) {
            float[] multipliers = layout.component(block) == 0 ? lumaMultipliers : chromaMultipliers;
            ForwardDct.columns(samples, block * SAMPLES);
            ForwardDct.rows(samples, block * SAMPLES);
            Quantizer.quantize(samples, block * SAMPLES, multipliers, quantized, block * QUANTIZED);
        }
    }
}
