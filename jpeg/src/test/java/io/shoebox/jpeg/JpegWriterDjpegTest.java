package io.shoebox.jpeg;

import static io.shoebox.jpeg.WriterPictures.decode;
import static io.shoebox.jpeg.WriterPictures.natural;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.jpeg.JpegWriter.Chroma;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files are valid for libjpeg-turbo too; needs its program djpeg (Debian: libjpeg-turbo-progs). */
final class JpegWriterDjpegTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void djpegIsInstalled() {
        boolean found = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "djpeg")));
        assumeTrue(found, "djpeg is not installed");
    }

    @ParameterizedTest
    @EnumSource
    void readsColour(Chroma chroma) throws Exception {
        assertReadsWithoutWarning(natural(101, 67, TYPE_INT_RGB), 80, chroma);
    }

    @Test
    void readsGray() throws Exception {
        assertReadsWithoutWarning(natural(101, 67, TYPE_BYTE_GRAY), 80, Chroma.HALF);
    }

    @Test
    void readsNoiseOfTheHighestQuality() throws Exception {
        assertReadsWithoutWarning(WriterPictures.noise(200, 100, new Random(3)), 100, Chroma.FULL);
    }

    /** The JDK bundles the older libjpeg: both must agree on every pixel but for rounding. */
    private void assertReadsWithoutWarning(BufferedImage image, int quality, Chroma chroma) throws Exception {
        byte[] file = JpegWriter.encode(image, quality, chroma);
        Path bitmap = folder.resolve("out.bmp");
        Process djpeg = new ProcessBuilder("djpeg", "-bmp", "-outfile", bitmap.toString(), write(file)).start();
        String warnings = new String(djpeg.getErrorStream().readAllBytes(), UTF_8);
        assertThat(djpeg.waitFor()).as(warnings).isZero();
        assertThat(warnings).isEmpty();
        assertThat(WriterPictures.psnr(decode(Files.readAllBytes(bitmap)), decode(file)))
                .isGreaterThan(35);
    }

    private String write(byte[] file) throws IOException {
        return Files.write(folder.resolve("in.jpg"), file).toString();
    }
}
