package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreement with libjpeg-turbo over every kind of file; SHOEBOX_STRICT=true makes a missing djpeg a failure. */
class DjpegIT {
    private static final List<String> SAMPLINGS = List.of(
            "1x1",
            "2x1",
            "1x2",
            "2x2",
            "3x1",
            "1x3",
            "4x1",
            "1x4",
            "4x2",
            "2x4",
            "3x2",
            "2x2,2x1,2x1",
            "2x2,1x2,1x2",
            "2x2,2x1,1x2",
            "1x1,2x2,1x1",
            "2x1,1x2,1x1",
            "4x1,2x1,1x1",
            "1x4,1x2,1x1",
            "2x2,1x1,2x2");
    private static final List<List<String>> RESTARTS =
            List.of(List.of(), List.of("-restart", "1"), List.of("-restart", "3B"));
    private static final int[][] SIZES = {{61, 45}, {33, 70}, {8, 16}, {1, 1}, {3, 130}};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Djpeg programs;

    private int compared;

    @BeforeEach
    void needsThePrograms() {
        boolean strict = Boolean.getBoolean("SHOEBOX_STRICT") || "true".equals(System.getenv("SHOEBOX_STRICT"));
        assumeTrue(
                strict || Djpeg.isInstalled(),
                "cjpeg, djpeg and jpegtran are missing: apt-get install libjpeg-turbo-progs");
        programs = new Djpeg(folder);
    }

    @Test
    void agreesForEachSamplingFactor() throws IOException {
        Path scans = Files.writeString(folder.resolve("scans"), "1;\n0 2;\n");
        List<List<String>> processes =
                List.of(List.of(), List.of("-progressive"), List.of("-optimize", "-scans", scans.toString()));
        for (String sampling : SAMPLINGS) {
            for (List<String> process : processes) {
                for (List<String> restart : RESTARTS) {
                    int[] size = SIZES[compared % SIZES.length];
                    compareEncoded(size, sampling, process, restart);
                }
            }
        }
        assertThat(compared).as("files compared").isGreaterThan(120);
    }

    @Test
    void agreesForEachSize() throws IOException {
        for (int[] size : SIZES) {
            for (String sampling : List.of("1x1", "2x1", "1x2", "2x2")) {
                compareEncoded(size, sampling, List.of(), List.of());
                compareEncoded(size, sampling, List.of("-progressive"), List.of());
            }
        }
        assertThat(compared).isEqualTo(SIZES.length * 8);
    }

    @Test
    void agreesForGrayAndRgb() throws IOException {
        for (int[] size : SIZES) {
            for (String colors : List.of("-grayscale", "-rgb")) {
                compareEncoded(size, "1x1", List.of(colors), List.of());
                compareEncoded(size, "1x1", List.of(colors, "-progressive"), List.of("-restart", "2B"));
                compareEncoded(size, "2x2", List.of(colors), List.of("-restart", "2B"));
            }
        }
        assertThat(compared).isEqualTo(SIZES.length * 6);
    }

    @Test
    void agreesForCmykAndYcck() throws IOException {
        for (String name : List.of("cmyk", "ycck")) {
            byte[] jpeg = Reading.golden(name + ".jpg");
            compare(name, jpeg);
            compare(name + " progressive", programs.transcode(jpeg, "-progressive"));
            compare(name + " with restarts", programs.transcode(jpeg, "-restart", "2B"));
            compare(name + " progressive with restarts", programs.transcode(jpeg, "-progressive", "-restart", "1"));
        }
        assertThat(compared).isEqualTo(8);
    }

    @Test
    void agreesForEachQuality() throws IOException {
        for (String quality : List.of("1", "20", "60", "95", "100")) {
            compareEncoded(SIZES[0], "2x2", List.of("-quality", quality), List.of());
            compareEncoded(SIZES[0], "1x1", List.of("-quality", quality, "-progressive"), List.of());
        }
        assertThat(compared).isEqualTo(10);
    }

    private void compareEncoded(int[] size, String sampling, List<String> process, List<String> restart)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("-sample", sampling));
        options.addAll(process);
        options.addAll(restart);
        Optional<byte[]> jpeg = programs.encode(Pnm.photo(size[0], size[1], 11), options);
        if (jpeg.isPresent()) {
            compare(size[0] + "x" + size[1] + " " + options, jpeg.get());
        }
    }

    private void compare(String name, byte[] jpeg) throws IOException {
        for (int scale = 1; scale <= 8; scale++) {
            Optional<BufferedImage> expected = programs.decode(jpeg, scale);
            if (expected.isEmpty()) {
                return; // Ratios such as 3:2, which libjpeg does not decode.
            }
            Difference difference = Difference.between(Reading.read(jpeg, scale), expected.get());
            // The other scales are not promised to the digit: their transforms round but once.
            int most = Integer.bitCount(scale) == 1 ? 2 : 4;
            assertThat(difference.most()).as("%s at %d/8: most", name, scale).isLessThanOrEqualTo(most);
            assertThat(difference.mean()).as("%s at %d/8: mean", name, scale).isLessThan(0.6);
        }
        compared++;
    }
}
