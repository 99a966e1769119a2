package io.shoebox.local.hostile.worst;

import io.shoebox.heif.HeifBuilder;
import io.shoebox.heif.HeifException;
import io.shoebox.jpeg.JpegWriter;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.codec.LosslessBomb;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A file at the limits on pixels, bytes or tables, as the default settings have them.
 *
 * @param name of the file, whose ending is its format
 * @param what it is, for a table
 */
record WorstFile(String name, String what, Supplier<byte[]> made) {
    private static final int WIDTH = 8192;
    /** Rows of coding units. */
    private static final int ROWS = 381;

    static List<WorstFile> all() {
        return List.of(
                new WorstFile("baseline.jpg", "baseline, 4:2:0, noise", () -> tall(jpeg(noise(16), false))),
                new WorstFile("progressive.jpg", "progressive, 4:2:0, noise", () -> tall(jpeg(noise(16), true))),
                new WorstFile(
                        "full-chroma.jpg",
                        "baseline, 4:4:4, noise",
                        () -> TallJpeg.of(JpegWriter.encode(noise(8), 40, JpegWriter.Chroma.FULL), 2 * ROWS)),
                new WorstFile(
                        "gray.jpg", "baseline, gray, noise", () -> TallJpeg.of(jpeg(grayNoise(), false), 2 * ROWS)),
                new WorstFile("cmyk.jpg", "baseline, CMYK, flat", () -> TallJpeg.of(cmyk(), 2 * ROWS)),
                new WorstFile("deep.png", "16 bits, RGBA, Paeth", () -> Png.of(noiseRow(), 24_384)),
                new WorstFile("interlaced.png", "16 bits, RGBA, interlaced", () -> Png.interlaced(WIDTH, 6096)),
                new WorstFile("wide.png", "16 bits, RGBA, 65,535 wide", () -> Png.interlaced(65_535, 760)),
                new WorstFile("interlaced.gif", "256 colours, interlaced", WorstFile::gif),
                new WorstFile("flat.webp", "lossless, flat", () -> FileParts.webp(4080, 4080)),
                new WorstFile("codes.webp", "lossless, 5,000 groups of codes", () -> LosslessBomb.whole(5_000)),
                new WorstFile("flat.heic", "one picture, 8 bits", () -> resource("flat.heic")),
                new WorstFile("flat-ten-bits.heic", "one picture, 10 bits", () -> resource("flat-ten-bits.heic")),
                new WorstFile("grid.heic", "3,008 tiles, 8 bits, noise", () -> grid("noise.heic")),
                new WorstFile("grid-ten-bits.heic", "3,008 tiles, 10 bits, noise", () -> grid("noise-ten-bits.heic")));
    }

    private static byte[] tall(byte[] strip) {
        return TallJpeg.of(strip, ROWS);
    }

    private static BufferedImage noise(int height) {
        var random = new Random(height);
        return TestImages.picture(
                WIDTH, height, BufferedImage.TYPE_INT_RGB, (x, y) -> 0x606060 + (random.nextInt() & 0x3F3F3F));
    }

    private static BufferedImage grayNoise() {
        var random = new Random(1);
        var gray = new BufferedImage(WIDTH, 8, BufferedImage.TYPE_BYTE_GRAY);
        int[] samples = random.ints(WIDTH * 8L, 60, 190).toArray();
        gray.getRaster().setSamples(0, 0, WIDTH, 8, 0, samples);
        return gray;
    }

    private static byte[] jpeg(BufferedImage picture, boolean progressive) {
        return progressive ? TestImages.progressive(picture) : TestImages.file(picture, "jpeg");
    }

    private static byte[] cmyk() {
        return TestImages.redCmyk(WIDTH, 8);
    }

    /** Of 2,048 pixels, so that the row before is within reach. */
    private static byte[] noiseRow() {
        byte[] row = new byte[8 * 2048];
        new Random(2).nextBytes(row);
        return row;
    }

    private static byte[] gif() {
        var picture = new BufferedImage(WIDTH, 6096, BufferedImage.TYPE_BYTE_INDEXED);
        byte[] row = new byte[WIDTH];
        var random = new Random(3);
        for (int y = 0; y < picture.getHeight(); y++) {
            if (y % 4 == 0) {
                random.nextBytes(row);
                Arrays.fill(row, WIDTH / 4, WIDTH, (byte) y);
            }
            picture.getRaster().setDataElements(0, y, WIDTH, 1, row);
        }
        return TestImages.file(picture, "gif");
    }

    /** Each tile with data of its own. */
    private static byte[] grid(String tile) {
        try {
            byte[] picture = resource(tile);
            var builder = new HeifBuilder();
            int[] tiles = new int[64 * 47];
            for (int i = 0; i < tiles.length; i++) {
                tiles[i] = builder.coded(picture, 128, 128);
            }
            return builder.primary(builder.grid(64, 47, 64 * 128, 47 * 128, tiles))
                    .build();
        } catch (HeifException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = WorstFile.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
