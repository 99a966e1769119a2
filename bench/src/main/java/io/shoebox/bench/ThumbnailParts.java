package io.shoebox.bench;

import io.shoebox.bench.peer.Edges;
import io.shoebox.bench.photo.Texture;
import io.shoebox.jpeg.JpegWriter;
import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.ScaledJpegReadParam;
import io.shoebox.thumbnailer.picture.LanczosResizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of making thumbnails, each alone: {@code java -cp … org.openjdk.jmh.Main ThumbnailParts}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThumbnailParts {
    /** N of the N/8 that is decoded. */
    @Param({"1", "2", "4"})
    int scale = 2;

    private final LanczosResizer resizer = new LanczosResizer();
    private byte[] photo = {};
    private BufferedImage decoded = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    /** A photo of 3 megapixels. */
    @Setup
    public void photo() throws IOException {
        Texture texture = new Texture(2016, 1512, 3);
        BufferedImage image = new BufferedImage(texture.width(), texture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < texture.height(); y++) {
            for (int x = 0; x < texture.width(); x++) {
                image.setRGB(x, y, texture.rgb(x, y));
            }
        }
        photo = JpegWriter.encode(image, 85);
        decoded = decode();
    }

    @Benchmark
    public BufferedImage decode() throws IOException {
        ScaledJpegReadParam param = new ScaledJpegReadParam();
        param.setScale(scale);
        param.setReduction(Reduction.LOW_FREQUENCIES);
        return ScaledDecode.read(photo, param);
    }

    @Benchmark
    public BufferedImage halve() {
        BufferedImage half =
                new BufferedImage(decoded.getWidth() / 2, decoded.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        resizer.resize(decoded, half);
        return half;
    }

    @Benchmark
    public byte[] encode() {
        return JpegWriter.encode(decoded, Edges.QUALITY);
    }
}
