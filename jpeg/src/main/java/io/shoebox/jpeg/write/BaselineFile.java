package io.shoebox.jpeg.write;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.jpeg.YccPlanes;
import java.awt.image.BufferedImage;

/** An image's way into a file: transformed and quantized to tokens, codes fitted to them, then segments and scan. */
public final class BaselineFile {
    private BaselineFile() {}

    /** The bytes of the file; {@link JpegWriter} says what the arguments mean and checks the size. */
    public static byte[] of(BufferedImage image, int quality, JpegWriter.Chroma chroma) {
        int width = image.getWidth();
        int height = image.getHeight();
        QuantizationTables tables = QuantizationTables.ofQuality(quality);
        McuLayout layout = McuLayout.of(image, chroma);
        return file(width, height, layout, tables, new PixelMcus(PixelRows.of(image), width, height, layout, tables));
    }

    /** The same of planes whose chroma has half the width and height. */
    public static byte[] of(YccPlanes planes, int quality) {
        QuantizationTables tables = QuantizationTables.ofQuality(quality);
        return file(planes.y().width(), planes.y().height(), McuLayout.HALF, tables, new PlaneMcus(planes, tables));
    }

    private static byte[] file(int width, int height, McuLayout layout, QuantizationTables tables, McuBatch batch) {
        CoefficientTokens tokens = batch.encode();
        WriterHuffman[] codes = tokens.fittedCodes(layout);
        WriterSegments out = new WriterSegments(tokens.entropyBytes(codes));
        out.header(width, height, layout, tables, codes);
        out.scan(tokens.array(), tokens.size(), WriterHuffman.merged(codes));
        return out.finish();
    }
}
