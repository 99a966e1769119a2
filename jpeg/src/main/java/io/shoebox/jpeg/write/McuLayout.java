package io.shoebox.jpeg.write;

import io.shoebox.jpeg.JpegWriter;
import java.awt.image.BufferedImage;

/** Which 8×8 blocks make a minimum coded unit (MCU) of a written file; luma blocks come first. */
enum McuLayout {
    GRAY(1, 0),
    FULL(1, 2),
    HALF(2, 2);

    private final int factor;
    private final int chromaBlocks;

    McuLayout(int factor, int chromaBlocks) {
        this.factor = factor;
        this.chromaBlocks = chromaBlocks;
    }

    static McuLayout of(BufferedImage image, JpegWriter.Chroma chroma) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return GRAY;
        }
        return switch (chroma) {
            case FULL -> FULL;
            case HALF -> HALF;
        };
    }

    /** Luma blocks across and down an MCU: the sampling factor of the first component. */
    int factor() {
        return factor;
    }

    /** Pixels across and down an MCU. */
    int edge() {
        return 8 * factor;
    }

    int lumaBlocks() {
        return factor * factor;
    }

    int blocks() {
        return lumaBlocks() + chromaBlocks;
    }

    int components() {
        return 1 + chromaBlocks;
    }

    /** 0 for Y, 1 for Cb, 2 for Cr. */
    int component(int block) {
        return Math.max(0, block - lumaBlocks() + 1);
    }

    /** Kinds of Huffman and quantization tables in use: luma alone, or luma and chroma. */
    int tables() {
        return chromaBlocks == 0 ? 1 : 2;
    }
}
