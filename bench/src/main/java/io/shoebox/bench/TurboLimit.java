package io.shoebox.bench;

import io.shoebox.bench.peer.Edges;
import io.shoebox.bench.peer.Programs;
import io.shoebox.bench.report.Figures;
import io.shoebox.jpeg.JpegWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The time of libjpeg-turbo's scaled decode alone: djpeg's, less that of djpeg on a picture of 8×8 pixels. */
final class TurboLimit {
    private static final Path HERE = Path.of(".");

    private final List<String> pin;
    private final Path work;

    TurboLimit(List<String> pin, Path work) {
        this.pin = List.copyOf(pin);
        this.work = work;
    }

    /** Empty where djpeg is not installed. */
    Optional<Double> millis(Path photo, int rounds) throws IOException {
        if (!Programs.installed("djpeg")) {
            return Optional.empty();
        }
        Path tiny = work.resolve("tiny.jpg");
        Files.write(tiny, JpegWriter.encode(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), 80));
        String scale = scale(photo) + "/8";
        List<Double> photoMillis = new ArrayList<>();
        List<Double> tinyMillis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            photoMillis.add(run(photo, scale));
            tinyMillis.add(run(tiny, scale));
        }
        return Optional.of(Figures.median(photoMillis) - Figures.median(tinyMillis));
    }

    private double run(Path photo, String scale) throws IOException {
        List<String> djpeg = List.of("djpeg", "-scale", scale, "-outfile", "/dev/null", photo.toString());
        List<String> words = Stream.concat(pin.stream(), djpeg.stream()).toList();
        long start = System.nanoTime();
        Programs.run(HERE, words);
        return (System.nanoTime() - start) / 1e6;
    }

    /** The N of N/8 whose longest edge is just enough for the largest thumbnail. */
    private static int scale(Path photo) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream input = ImageIO.createImageInputStream(photo.toFile())) {
            reader.setInput(input);
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            return Math.clamp(Math.ceilDiv(Edges.LARGEST * 8, longest), 1, 8);
        } finally {
            reader.dispose();
        }
    }
}
