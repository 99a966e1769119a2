package io.shoebox.jpeg.write;

import io.shoebox.jpeg.JpegWriter;
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
        CoefficientTokens tokens = new McuBatch(PixelRows.of(image), width, height, layout, tables).encode();
        WriterHuffman[] codes = tokens.fittedCodes(layout);
        WriterSegments out = new WriterSegments(tokens.entropyBytes(codes));
        out.header(width, height, layout, tables, codes);
        out.scan(tokens.array(), tokens.size(), WriterHuffman.merged(codes));
        return out.finish();
    }
}
