package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeifFileTest {
    @Test
    void aGridIsItsTilesSideBySideUpToItsEdges() throws IOException {
        BufferedImage grid = Decoding.full(Composites.grid());
        BufferedImage plain = Decoding.full(single("plain"));
        BufferedImage all = Decoding.full(single("all"));

        assertThat(grid.getWidth()).isEqualTo(140);
        assertThat(grid.getHeight()).isEqualTo(120);
        for (int y = 0; y < grid.getHeight(); y++) {
            for (int x = 0; x < grid.getWidth(); x++) {
                BufferedImage tile = x < Composites.TILE_WIDTH ? plain : all;
                int expected = tile.getRGB(x % Composites.TILE_WIDTH, y % Composites.TILE_HEIGHT);
                assertThat(grid.getRGB(x, y)).isEqualTo(expected);
            }
        }
    }

    @Test
    void threadsChangeNothing() throws IOException {
        byte[] file = Composites.grid();
        BufferedImage alone = Decoding.full(file);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            BufferedImage together = HeifFile.open(file, HeifLimits.DEFAULT).decode(Reduction.FULL, 3, executor);
            assertThat(Decoding.meanDifference(alone, together)).isZero();
        }
        BufferedImage refused = HeifFile.open(file, HeifLimits.DEFAULT).decode(Reduction.FULL, 3, task -> {
            throw new RejectedExecutionException("full");
        });
        assertThat(Decoding.meanDifference(alone, refused)).isZero();
        // Tasks that come after the end find nothing to do.
        BufferedImage late = HeifFile.open(file, HeifLimits.DEFAULT).decode(Reduction.FULL, 3, task -> {});
        assertThat(Decoding.meanDifference(alone, late)).isZero();
    }

    @Test
    void aFailureOfAThreadIsTheFailureOfTheDecode() throws IOException {
        byte[] file = Composites.grid();
        // The last tile's slice ends with zeros.
        for (int i = file.length - 400; i < file.length - 40; i++) {
            file[i] = 0;
        }
        HeifFile opened = HeifFile.open(file, HeifLimits.DEFAULT);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            assertThatThrownBy(() -> opened.decode(Reduction.FULL, 3, executor))
                    .isInstanceOf(CorruptHeifException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void aReducedPixelIsTheMeanOfItsBox(Reduction reduction) throws IOException {
        BufferedImage full = Decoding.full(Golden.read("gray"));
        BufferedImage reduced = Decoding.reduced(Golden.read("gray"), reduction);

        int side = reduction.factor();
        assertThat(reduced.getWidth()).isEqualTo(reduction.of(full.getWidth()));
        assertThat(reduced.getHeight()).isEqualTo(reduction.of(full.getHeight()));
        for (int y = 0; y < full.getHeight() / side; y++) {
            for (int x = 0; x < full.getWidth() / side; x++) {
                int sum = 0;
                for (int i = 0; i < side * side; i++) {
                    sum += full.getRGB(x * side + i % side, y * side + i / side) & 255;
                }
                int mean = Math.round((float) sum / (side * side));
                assertThat(reduced.getRGB(x, y) & 255).isBetween(mean - 1, mean + 1);
            }
        }
    }

    @Test
    void theReductionLeavesAtLeastWhatIsWanted() throws IOException {
        HeifFile grid = HeifFile.open(Composites.grid(), HeifLimits.DEFAULT);

        assertThat(grid.reductionTo(140)).isEqualTo(Reduction.FULL);
        assertThat(grid.reductionTo(70)).isEqualTo(Reduction.HALF);
        assertThat(grid.reductionTo(35)).isEqualTo(Reduction.QUARTER);
        // 76 is of whole boxes of 4, not of 8.
        assertThat(grid.reductionTo(8)).isEqualTo(Reduction.QUARTER);
        assertThatThrownBy(() -> grid.decode(Reduction.EIGHTH, 1, Runnable::run))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opacityIsAnAlphaChannel() throws IOException {
        BufferedImage image = Decoding.full(Golden.read("alpha"));

        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(image.getRGB(3, 3) >>> 24).isNotEqualTo(image.getRGB(40, 20) >>> 24);
    }

    @Test
    void dataMayLieInPiecesOfOtherItems() throws IOException {
        BufferedImage pieces = Decoding.full(Composites.pieces());

        assertThat(Decoding.meanDifference(pieces, Decoding.full(single("gray"))))
                .isZero();
    }

    @Test
    void aFullSizeOfColoursIsThatOfTheFormula() throws IOException {
        CodedPicture coded = Decoding.coded("plain");
        byte[] samples = coded.samples();
        int width = Composites.TILE_WIDTH;
        int chroma = width / 2;
        int luma = Byte.toUnsignedInt(samples[10 * width + 21]);
        int cb = Byte.toUnsignedInt(samples[width * Composites.TILE_HEIGHT + 5 * chroma + 10]) - 128;
        int cr = Byte.toUnsignedInt(samples[width * Composites.TILE_HEIGHT * 5 / 4 + 5 * chroma + 10]) - 128;

        int pixel = Decoding.full(single("plain")).getRGB(21, 10);

        assertThat(pixel >> 16 & 255).isBetween(clip(luma + 1.402 * cr) - 1, clip(luma + 1.402 * cr) + 1);
        double green = luma - 0.344136 * cb - 0.714136 * cr;
        assertThat(pixel >> 8 & 255).isBetween(clip(green) - 1, clip(green) + 1);
        assertThat(pixel & 255).isBetween(clip(luma + 1.772 * cb) - 1, clip(luma + 1.772 * cb) + 1);
    }

    private static int clip(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    @Test
    void memoryIsToldBeforehandAndGrowsWithThreads() throws IOException {
        HeifFile grid = HeifFile.open(Composites.grid(), HeifLimits.DEFAULT);

        long one = grid.memory(Reduction.HALF, 1);
        // At the least a frame of 128 × 64 samples of two bytes, with chroma, and the result.
        assertThat(one).isBetween(128L * 64 * 3 + 70 * 60 * 4, 3L << 20);
        assertThat(grid.memory(Reduction.HALF, 2)).isGreaterThan(one);
        assertThat(grid.memory(Reduction.HALF, 50)).isEqualTo(grid.memory(Reduction.HALF, 4));
    }

    private static byte[] single(String golden) throws IOException {
        var builder = new HeifBuilder();
        builder.coded(Decoding.coded(golden), Composites.TILE_WIDTH, Composites.TILE_HEIGHT);
        return builder.build();
    }
}
