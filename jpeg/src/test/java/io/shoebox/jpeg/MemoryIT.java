package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Peak memory of a process that decodes 50 megapixels, above that of an empty JVM. */
@EnabledOnOs(OS.LINUX)
class MemoryIT {
    private static final int WIDTH = 8192;
    private static final int HEIGHT = 6096;
    private static final long MIB = 1024; // VmHWM is in KiB.

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void fiftyMegapixelsStayWithinTheirMemory() throws IOException, InterruptedException {
        BufferedImage image = picture();
        Path baseline = write(image, "baseline.jpg", ImageWriteParam.MODE_DISABLED);
        Path progressive = write(image, "progressive.jpg", ImageWriteParam.MODE_DEFAULT);
        image.flush();
        long empty = peak();

        for (int edge : new int[] {960, 2048}) {
            assertThat(peak(baseline.toString(), "" + edge) - empty)
                    .as("KiB for baseline at %d pixels", edge)
                    .isLessThan(200 * MIB);
            assertThat(peak(progressive.toString(), "" + edge) - empty)
                    .as("KiB for progressive at %d pixels", edge)
                    .isLessThan(400 * MIB);
        }
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(50);
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int noise = random.nextInt() & 0x0F0F0F;
                int blocks = ((x >> 5) & 0xFF) << 16 | ((y >> 5) & 0xFF) << 8 | (((x + y) >> 6) & 0xFF);
                row[x] = blocks ^ noise;
            }
            image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
        return image;
    }

    private Path write(BufferedImage image, String name, int progressiveMode) throws IOException {
        Path file = folder.resolve(name);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressiveMode);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static long peak(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PeakMemory.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Long.parseLong(output.strip());
    }
}
