package io.shoebox.twin.checks;

import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.ImageType;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Twenty photos of the accepted kinds, and a broken one. */
final class Samples {
    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 10, 15, 30);
    private static final int ORIENTATIONS = 8;
    /** From this EXIF orientation on, the picture lies on its side in the file. */
    private static final int FIRST_ON_ITS_SIDE = 5;

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    private Samples() {}

    /**
     * A file, and what is true of it.
     *
     * @param width of the upright picture, in pixels, as the height is
     * @param thumbnailType media type of its thumbnails
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(String filename, String contentType, byte[] bytes, int width, int height, String thumbnailType) {}

    /** JPEG in each orientation and several sizes and kinds, PNG, GIF and WebP. */
    static List<Sample> photos() {
        var photos = new ArrayList<Sample>();
        for (int orientation = 1; orientation <= ORIENTATIONS; orientation++) {
            byte[] file = SamplePhoto.jpeg(WIDTH, HEIGHT, orientation, TAKEN_AT, orientation);
            boolean side = orientation >= FIRST_ON_ITS_SIDE;
            photos.add(jpeg("orientation-" + orientation + ".jpg", file, side ? HEIGHT : WIDTH, side ? WIDTH : HEIGHT));
        }
        photos.add(jpeg("twelve-megapixels.jpg", SamplePhoto.jpeg(4032, 3024, 11, TAKEN_AT), 4032, 3024));
        photos.add(jpeg("panorama.jpg", SamplePhoto.jpeg(3000, 500, 12, TAKEN_AT), 3000, 500));
        photos.add(jpeg("Käse & Brot (2).jpg", SamplePhoto.jpeg(64, 48, 13, TAKEN_AT), 64, 48));
        BufferedImage picture = SamplePhoto.picture(WIDTH, HEIGHT, 14);
        photos.add(jpeg("progressive.jpg", progressive(picture), WIDTH, HEIGHT));
        photos.add(jpeg("grey.jpg", written(as(BufferedImage.TYPE_BYTE_GRAY, picture), "jpeg"), WIDTH, HEIGHT));
        photos.add(png("opaque.png", picture, "image/jpeg"));
        photos.add(png("transparent.png", windowed(picture), "image/png"));
        photos.add(png("grey.png", as(BufferedImage.TYPE_BYTE_GRAY, picture), "image/jpeg"));
        photos.add(gif("opaque.gif", as(BufferedImage.TYPE_BYTE_INDEXED, picture), "image/jpeg"));
        photos.add(gif("transparent.gif", windowed(picture), "image/png"));
        photos.add(webp("lossy.webp", "image/jpeg"));
        photos.add(webp("lossless-transparent.webp", "image/png"));
        return List.copyOf(photos);
    }

    /** A JPEG that ends before its picture begins. */
    static Sample broken() {
        byte[] whole = SamplePhoto.jpeg(640, 480, 15, TAKEN_AT);
        return jpeg("broken.jpg", Arrays.copyOf(whole, 100), 640, 480);
    }

    /**
     * A file of somebody's, of which nothing is known.
     *
     * @throws IllegalStateException if it cannot be read
     */
    static Sample read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String type = ImageType.sniff(bytes).map(ImageType::contentType).orElse("application/octet-stream");
            return new Sample(String.valueOf(file.getFileName()), type, bytes, 0, 0, "");
        } catch (IOException e) {
            throw new IllegalStateException("the file " + file + " cannot be read: " + e, e);
        }
    }

    private static Sample jpeg(String filename, byte[] bytes, int width, int height) {
        return new Sample(filename, "image/jpeg", bytes, width, height, "image/jpeg");
    }

    private static Sample png(String filename, BufferedImage picture, String thumbnailType) {
        return new Sample(filename, "image/png", written(picture, "png"), WIDTH, HEIGHT, thumbnailType);
    }

    private static Sample gif(String filename, BufferedImage picture, String thumbnailType) {
        return new Sample(filename, "image/gif", written(picture, "gif"), WIDTH, HEIGHT, thumbnailType);
    }

    /** Java writes no WebP: these two are files, made by libwebp of the same kind of picture. */
    private static Sample webp(String filename, String thumbnailType) {
        try (InputStream in = Samples.class.getResourceAsStream(filename)) {
            byte[] file = Objects.requireNonNull(in, filename).readAllBytes();
            return new Sample(filename, "image/webp", file, 400, 300, thumbnailType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a hole in it. */
    private static BufferedImage windowed(BufferedImage picture) {
        BufferedImage windowed = as(BufferedImage.TYPE_INT_ARGB, picture);
        for (int y = HEIGHT / 4; y < HEIGHT / 2; y++) {
            for (int x = WIDTH / 4; x < WIDTH / 2; x++) {
                windowed.setRGB(x, y, 0);
            }
        }
        return windowed;
    }

    private static BufferedImage as(int type, BufferedImage picture) {
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static byte[] written(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("this JDK writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] progressive(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
