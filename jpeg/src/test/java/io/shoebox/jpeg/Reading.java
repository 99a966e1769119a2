package io.shoebox.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Short ways to read in tests. */
final class Reading {
    /** The golden set: made with cjpeg and jpegtran; NAME-N.pnm is what djpeg -scale N/8 made of NAME.jpg. */
    static final String[] GOLDEN = {
        "baseline-420",
        "baseline-422-restart",
        "baseline-scans",
        "baseline-uneven",
        "cmyk",
        "gray",
        "gray-progressive",
        "progressive-420",
        "progressive-444-restart",
        "rgb",
        "ycck",
        "ycck-progressive"
    };

    private Reading() {}

    static byte[] golden(String name) throws IOException {
        try (InputStream in = Reading.class.getResourceAsStream("golden/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no golden file " + name);
            }
            return in.readAllBytes();
        }
    }

    static ScaledJpegReader reader(byte[] jpeg) {
        ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg));
        ScaledJpegReader reader = new ScaledJpegReaderSpi().createReaderInstance();
        reader.setInput(stream);
        return reader;
    }

    static ScaledJpegReadParam scale(int scale) {
        ScaledJpegReadParam param = new ScaledJpegReadParam();
        param.setScale(scale);
        return param;
    }

    static BufferedImage read(byte[] jpeg, ScaledJpegReadParam param) throws IOException {
        ScaledJpegReader reader = reader(jpeg);
        try {
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    static BufferedImage read(byte[] jpeg, int scale) throws IOException {
        return read(jpeg, scale(scale));
    }
}
