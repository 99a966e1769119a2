package io.shoebox.thumbnailer.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** The programs cwebp and dwebp of libwebp (Debian: webp). */
final class Webps {
    private final Path folder;

    Webps(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                .anyMatch(entry ->
                        Files.isExecutable(Path.of(entry, "cwebp")) && Files.isExecutable(Path.of(entry, "dwebp")));
    }

    byte[] encode(BufferedImage picture, String options) throws IOException {
        Path png = folder.resolve("in.png");
        Path webp = folder.resolve("out.webp");
        ImageIO.write(picture, "png", png.toFile());
        List<String> command = new ArrayList<>(List.of("cwebp", "-quiet"));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of(png.toString(), "-o", webp.toString()));
        run(command);
        return Files.readAllBytes(webp);
    }

    /** As libwebp decodes it, without dithering. */
    BufferedImage decode(byte[] webp) throws IOException {
        Path file = Files.write(folder.resolve("in.webp"), webp);
        Path png = folder.resolve("out.png");
        run(List.of("dwebp", "-quiet", "-nodither", file.toString(), "-o", png.toString()));
        return ImageIO.read(png.toFile());
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Waves, edges and noise; with alpha, a third of it is opaque, a third falls off, and a third is noise. */
    static BufferedImage picture(int width, int height, boolean alpha) {
        var random = new Random(width * 31L + height);
        var picture =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 120 * Math.sin(x / 7.0 + y / 19.0));
                int green = (x / 9 + y / 5) % 2 == 0 ? 230 : 30;
                int blue = Math.clamp(y * 255L / height + random.nextInt(40), 0, 255);
                int third = 3 * x / width;
                int opacity = third == 0 ? 255 : third == 1 ? Math.max(0, 255 - 6 * y) : random.nextInt(256);
                picture.setRGB(x, y, (alpha ? opacity : 255) << 24 | red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }
}
