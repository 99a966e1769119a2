package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files mean, and how they look, is what libheif says; SHOEBOX_STRICT=true makes a missing Python a failure. */
class LibheifIT {
    /** Sides of the coded picture that is used. */
    private static final int WIDTH = 76;

    private static final int HEIGHT = 64;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void turnsMirrorsCropsAndGridsAreThoseOfLibheif() throws IOException, InterruptedException {
        PillowHeif pillow = PillowHeif.installed(folder);
        Map<String, byte[]> files = files();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".heic"), file.getValue());
        }

        pillow.run("decode", folder.toString());

        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            BufferedImage expected = png(file.getKey());
            HeifHeader header = Decoding.header(file.getValue());
            BufferedImage actual = Decoding.upright(Decoding.full(file.getValue()), header.orientation());
            assertThat(actual.getWidth()).as("width of %s", file.getKey()).isEqualTo(expected.getWidth());
            assertThat(actual.getHeight()).as("height of %s", file.getKey()).isEqualTo(expected.getHeight());
            // They filter; another turn would be tens away.
            assertThat(Decoding.meanDifference(actual, expected))
                    .as(file.getKey())
                    .isLessThan(6);
        }
        assertThat(files).hasSizeGreaterThan(15);
    }

    @Test
    void aThumbnailLooksAsThatOfTheWholeDecode() throws IOException, InterruptedException {
        PillowHeif.installed(folder).run("photo", folder.toString());
        byte[] file = Files.readAllBytes(folder.resolve("photo.heic"));

        HeifFile photo = HeifFile.open(file, HeifLimits.DEFAULT);
        assertThat(photo.reductionTo(960)).isEqualTo(Reduction.HALF);
        BufferedImage actual = photo.decode(Reduction.HALF, 1, Runnable::run);

        assertThat(Similarity.of(actual, Similarity.halved(png("photo")))).isGreaterThanOrEqualTo(0.995);
    }

    private BufferedImage png(String name) throws IOException {
        return Objects.requireNonNull(ImageIO.read(folder.resolve(name + ".png").toFile()));
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int quarters = 0; quarters < 4; quarters++) {
            for (int mirror = -1; mirror < 2; mirror++) {
                files.put("turn-" + quarters + "-mirror-" + (mirror + 1), turned(quarters, mirror, false));
            }
            files.put("crop-turn-" + quarters, turned(quarters, -1, true));
        }
        files.put("grid", grid(false, 0));
        files.put("grid-turned", grid(false, 3));
        files.put("identity", grid(true, 1));
        files.put("ten-bits", Golden.read("ten-bits"));
        files.put("gray", Golden.read("gray"));
        return files;
    }

    private static byte[] turned(int quarters, int mirror, boolean crop) throws IOException {
        var builder = new HeifBuilder();
        int picture = builder.coded(Decoding.coded("plain"), WIDTH, HEIGHT);
        if (crop) {
            builder.property(picture, Apertures.of(40, 30, 5, -8), true);
        }
        builder.property(picture, HeifBuilder.box("irot", HeifBuilder.bytes(quarters)), true);
        if (mirror >= 0) {
            builder.property(picture, HeifBuilder.box("imir", HeifBuilder.bytes(mirror)), true);
        }
        return builder.build();
    }

    private static byte[] grid(boolean identity, int quarters) throws IOException {
        var builder = new HeifBuilder();
        int[] tiles = new int[6];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = builder.coded(Decoding.coded(i % 2 == 0 ? "plain" : "all"), WIDTH, HEIGHT);
        }
        int grid = builder.grid(3, 2, 3 * WIDTH - 10, 2 * HEIGHT - 14, tiles);
        int primary = grid;
        if (identity) {
            primary = builder.inIdat("iden", new byte[0]);
            builder.property(primary, HeifBuilder.imageSize(3 * WIDTH - 10, 2 * HEIGHT - 14), false);
            builder.reference("dimg", primary, grid);
        }
        builder.property(primary, HeifBuilder.box("irot", HeifBuilder.bytes(quarters)), true);
        return builder.primary(primary).build();
    }
}
