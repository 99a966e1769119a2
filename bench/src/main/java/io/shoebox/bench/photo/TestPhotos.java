package io.shoebox.bench.photo;

import io.shoebox.bench.peer.Programs;
import io.shoebox.bench.peer.Python;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The photos of a run: somebody's folder, or made from {@link Texture} and {@link Screenshot} with the tools of libjpeg-turbo,
 * libwebp and libheif, and kept for the next run. What a missing tool would make is left out.
 */
public final class TestPhotos {
    private static final Path HERE = Path.of(".");
    private static final Texture TWO = new Texture(1600, 1200, 7);
    private static final Texture EIGHT = new Texture(3264, 2448, 8);
    private static final Texture TWELVE = new Texture(4032, 3024, 1);

    private final Path folder;
    private final Optional<Python> python;
    private final Predicate<String> wanted;
    private final List<Path> photos = new ArrayList<>();

    private TestPhotos(Path folder, Optional<Python> python, Predicate<String> wanted) {
        this.folder = folder;
        this.python = python;
        this.wanted = wanted;
    }

    /** All photos of a folder, by name. */
    public static List<Path> in(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> PhotoFormat.of(file).isPresent())
                    .filter(file -> wanted.test(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    /**
     * JPEGs of half to 50 megapixels, PNGs, GIFs, WebPs and HEICs of the sizes that people have.
     *
     * @param wanted names of those that are to be made
     */
    public static List<Path> made(Path folder, Optional<Python> python, Predicate<String> wanted) throws IOException {
        if (!Programs.installed("cjpeg") || !Programs.installed("jpegtran")) {
            throw new IOException(
                    "cjpeg and jpegtran are missing: install libjpeg-turbo-progs, or give a folder of photos");
        }
        var made = new TestPhotos(Files.createDirectories(folder), python, wanted);
        made.jpegs();
        made.pngs();
        made.gifs();
        made.webps();
        made.heics();
        return made.photos;
    }

    private void jpegs() throws IOException {
        jpeg("00.5mp-420-baseline.jpg", new Texture(816, 612, 2), "2x2", false);
        jpeg("01mp-420-baseline.jpg", new Texture(1200, 900, 3), "2x2", false);
        jpeg("02mp-420-baseline.jpg", TWO, "2x2", false);
        jpeg("03mp-420-baseline.jpg", new Texture(2016, 1512, 4), "2x2", false);
        jpeg("06mp-420-baseline.jpg", new Texture(2832, 2124, 5), "2x2", false);
        jpeg("12mp-420-baseline.jpg", TWELVE, "2x2", false);
        jpeg("12mp-420-progressive.jpg", TWELVE, "2x2", true);
        jpeg("12mp-444-baseline.jpg", TWELVE, "1x1", false);
        jpeg("24mp-420-baseline.jpg", new Texture(5664, 4248, 6), "2x2", false);
        // Within what is decoded by default.
        jpeg("50mp-420-baseline.jpg", new Texture(8160, 6120, 2), "2x2", false);
    }

    private void pngs() throws IOException {
        image("02mp-photo-rgb.png", TWO, BufferedImage.TYPE_3BYTE_BGR);
        image("02mp-photo-rgba.png", TWO, BufferedImage.TYPE_4BYTE_ABGR);
        // The largest of a photo with grain that is within the most bytes of an upload.
        image("08mp-photo-rgb.png", EIGHT, BufferedImage.TYPE_3BYTE_BGR);
        image("04mp-screenshot-rgb.png", new Screenshot(2560, 1440, 1), BufferedImage.TYPE_3BYTE_BGR);
        image("04mp-screenshot-rgba.png", new Screenshot(1290, 2796, 2), BufferedImage.TYPE_4BYTE_ABGR);
    }

    private void gifs() throws IOException {
        image("02mp.gif", TWO, BufferedImage.TYPE_INT_RGB);
        image("12mp.gif", TWELVE, BufferedImage.TYPE_INT_RGB);
    }

    private void webps() throws IOException {
        if (Programs.installed("cwebp")) {
            webp("02mp-lossy.webp", TWO);
            webp("12mp-lossy.webp", TWELVE);
            webp("02mp-lossless.webp", TWO, "-lossless");
            webp("04mp-screenshot-lossless.webp", new Screenshot(2560, 1440, 1), "-lossless");
        }
    }

    private void heics() throws IOException {
        heic("12mp-one-picture.heic", "one");
        heic("12mp-tiles.heic", "tiles");
    }

    private void jpeg(String name, Drawing drawing, String sampling, boolean progressive) throws IOException {
        made(name, drawing, (pixmap, photo) -> {
            List<String> cjpeg = List.of("cjpeg", "-quality", "85", "-sample", sampling, "-outfile", photo, pixmap);
            Programs.run(HERE, cjpeg);
            if (progressive) {
                Programs.run(HERE, List.of("jpegtran", "-progressive", "-outfile", photo, photo));
            }
        });
    }

    private void webp(String name, Drawing drawing, String... options) throws IOException {
        made(name, drawing, (pixmap, photo) -> {
            List<String> words = new ArrayList<>(List.of("cwebp", "-quiet", "-q", "80"));
            words.addAll(List.of(options));
            words.addAll(List.of(pixmap, "-o", photo));
            Programs.run(HERE, words);
        });
    }

    private void heic(String name, String kind) throws IOException {
        if (python.isPresent()) {
            made(name, TWELVE, (pixmap, photo) -> python.get().run("make.py", kind, pixmap, photo));
        }
    }

    private void image(String name, Drawing drawing, int type) throws IOException {
        if (wanted.test(name)) {
            Path photo = folder.resolve(name);
            if (!Files.exists(photo)) {
                Path unfinished = folder.resolve("unfinished-" + name);
                String format = name.substring(name.lastIndexOf('.') + 1);
                if (!ImageIO.write(drawing.image(type), format, unfinished.toFile())) {
                    throw new IOException("there is no writer of " + format);
                }
                Files.move(unfinished, photo);
            }
            photos.add(photo);
        }
    }

    /** What writes a photo from a pixmap. */
    @FunctionalInterface
    private interface Making {
        void make(String pixmap, String photo) throws IOException;
    }

    private void made(String name, Drawing drawing, Making making) throws IOException {
        if (!wanted.test(name)) {
            return;
        }
        Path photo = folder.resolve(name);
        if (!Files.exists(photo)) {
            System.err.println("making " + name);
            Path pixmap = folder.resolve(name + ".ppm");
            Path unfinished = folder.resolve("unfinished-" + name);
            drawing.write(pixmap);
            making.make(pixmap.toString(), unfinished.toString());
            Files.move(unfinished, photo);
            Files.delete(pixmap);
        }
        photos.add(photo);
    }
}
