package io.shoebox.local.client;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Makes pictures that load the pipeline like photos do: texture at all scales, soft gradients, a hard horizon. JPEG 4:2:0 at
 * quality 85, with EXIF.
 */
public final class SamplePhoto {
    private static final int OCTAVES = 7;
    private static final float QUALITY = 0.85f;
    /** What a sensor adds, in steps of 255. */
    private static final int GRAIN = 15;

    private SamplePhoto() {}

    /**
     * A JPEG file.
     *
     * @param seed the same seed gives the same picture
     */
    public static byte[] jpeg(int width, int height, long seed, LocalDateTime takenAt) {
        return jpeg(width, height, seed, takenAt, ExifSegment.UPRIGHT);
    }

    /**
     * The same, to be turned before it is shown.
     *
     * @param orientation of EXIF, 1 to 8; width and height are those of the file
     */
    public static byte[] jpeg(int width, int height, long seed, LocalDateTime takenAt, int orientation) {
        byte[] plain = encode(picture(width, height, seed));
        byte[] exif = ExifSegment.of("Shoebox", "Sample " + seed, takenAt, orientation);
        var file = new ByteArrayOutputStream(plain.length + exif.length);
        file.write(plain, 0, 2); // the start-of-image marker; EXIF comes right behind it
        file.writeBytes(exif);
        file.write(plain, 2, plain.length - 2);
        return file.toByteArray();
    }

    /** The same picture as another file: what it says of its camera and time differs. */
    public static byte[] variant(byte[] jpeg, int number, LocalDateTime takenAt) {
        int exifLength = 2 + (((jpeg[4] & 0xff) << 8) | (jpeg[5] & 0xff));
        byte[] exif = ExifSegment.of("Shoebox", "Variant " + number, takenAt, ExifSegment.UPRIGHT);
        var file = new ByteArrayOutputStream(jpeg.length + exif.length);
        file.write(jpeg, 0, 2);
        file.writeBytes(exif);
        file.write(jpeg, 2 + exifLength, jpeg.length - 2 - exifLength);
        return file.toByteArray();
    }

    /** What the file shows. */
    public static BufferedImage picture(int width, int height, long seed) {
        float[][] lattice = lattice(seed);
        var grain = new SplittableRandom(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        double scale = 8.0 / Math.max(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = colour(lattice, x * scale, y * scale, (double) y / height, grain.nextInt(GRAIN) - GRAIN / 2);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /** Sky above a ridge, stony ground below it. */
    private static int colour(float[][] lattice, double x, double y, double down, int grain) {
        double texture = texture(lattice, x, y);
        double ridge = 0.35 + 0.25 * value(lattice, x * 0.7, 3.5);
        if (down < ridge) {
            double haze = down / ridge;
            double cloud = 20 * texture + grain;
            return rgb(90 + 110 * haze + cloud, 140 + 70 * haze + cloud, 210 + 15 * haze + grain);
        }
        double light = 60 + 150 * texture + 40 * (down - ridge) + grain;
        return rgb(light * 1.05, light * 0.9, light * 0.65);
    }

    /** Noise whose strength falls with its frequency, as in natural pictures. */
    private static double texture(float[][] lattice, double x, double y) {
        double sum = 0;
        double strength = 0.5;
        double frequency = 1;
        for (int octave = 0; octave < OCTAVES; octave++) {
            sum += strength * value(lattice, x * frequency, y * frequency);
            strength *= 0.6;
            frequency *= 2.3;
        }
        return Math.min(1, sum);
    }

    /** The lattice between its points, linearly. */
    private static double value(float[][] lattice, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double u = x - left;
        double v = y - top;
        int mask = lattice.length - 1;
        float[] upper = lattice[top & mask];
        float[] lower = lattice[(top + 1) & mask];
        double above = upper[left & mask] * (1 - u) + upper[(left + 1) & mask] * u;
        double below = lower[left & mask] * (1 - u) + lower[(left + 1) & mask] * u;
        return above * (1 - v) + below * v;
    }

    private static float[][] lattice(long seed) {
        var random = new Random(seed);
        float[][] lattice = new float[256][256];
        for (float[] row : lattice) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat();
            }
        }
        return lattice;
    }

    private static int rgb(double red, double green, double blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(double sample) {
        return (int) Math.clamp(sample, 0, 255);
    }

    private static byte[] encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
