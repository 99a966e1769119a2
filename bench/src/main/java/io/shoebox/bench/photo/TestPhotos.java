package io.shoebox.bench.photo;

import io.shoebox.bench.peer.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The photos of a run: somebody's folder, or made from {@link Texture} with the tools of libjpeg-turbo. */
public final class TestPhotos {
    private static final Path HERE = Path.of(".");

    private TestPhotos() {}

    /** All JPEG files of a folder, by name. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(TestPhotos::isJpeg).sorted().toList();
        }
    }

    /** 12 and 50 megapixels, 4:2:0 and 4:4:4, baseline and progressive; kept in the folder for the next run. */
    public static List<Path> made(Path folder) throws IOException {
        if (!Programs.installed("cjpeg") || !Programs.installed("jpegtran")) {
            throw new IOException(
                    "cjpeg and jpegtran are missing: install libjpeg-turbo-progs, or give a folder of photos");
        }
        Files.createDirectories(folder);
        List<Path> photos = new ArrayList<>();
        photos.addAll(made(folder, "12mp", new Texture(4032, 3024, 1)));
        photos.addAll(made(folder, "50mp", new Texture(8160, 6120, 2)));
        return photos;
    }

    private static List<Path> made(Path folder, String name, Texture texture) throws IOException {
        List<Path> photos = new ArrayList<>();
        Path pixmap = folder.resolve(name + ".ppm");
        for (String sampling : List.of("420", "444")) {
            Path baseline = folder.resolve(name + "-" + sampling + "-baseline.jpg");
            Path progressive = folder.resolve(name + "-" + sampling + "-progressive.jpg");
            if (!Files.exists(progressive)) {
                if (!Files.exists(pixmap)) {
                    texture.write(pixmap);
                }
                String factors = sampling.equals("420") ? "2x2" : "1x1";
                Programs.run(
                        HERE,
                        List.of(
                                "cjpeg",
                                "-quality",
                                "85",
                                "-sample",
                                factors,
                                "-outfile",
                                baseline.toString(),
                                pixmap.toString()));
                Programs.run(
                        HERE,
                        List.of("jpegtran", "-progressive", "-outfile", progressive.toString(), baseline.toString()));
            }
            photos.add(baseline);
            photos.add(progressive);
        }
        Files.deleteIfExists(pixmap);
        return photos;
    }

    private static boolean isJpeg(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg");
    }
}
