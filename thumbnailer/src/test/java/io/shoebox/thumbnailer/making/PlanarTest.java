package io.shoebox.thumbnailer.making;

import static io.shoebox.thumbnailer.TestImages.picture;
import static io.shoebox.thumbnailer.TestImages.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.jpeg.JpegWriter;
import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.codec.Decoded;
import io.shoebox.thumbnailer.codec.DecodedPlanes;
import io.shoebox.thumbnailer.codec.ImageDecoder;
import io.shoebox.thumbnailer.codec.ImageIoDecoder;
import io.shoebox.thumbnailer.codec.ScaledJpegDecoder;
import io.shoebox.thumbnailer.limits.Deadline;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails made of planes are those made of pixels, but for what rounding and the place of chroma come to. */
final class PlanarTest {
    private static final List<Integer> EDGES = List.of(60, 120, 240);
    /** Levels of 255, each over all pixels and channels of a thumbnail. */
    private static final double MOST_MEAN = 2;

    private static final int MOST_FOR_MOST = 8;
    private static final double MOST_BEYOND = 0.02;

    private final Counting byPlanes = new Counting(true);
    private final Counting byPixels = new Counting(false);
    private final ThumbnailMaker planar = Makers.with(EDGES, byPlanes, new MemoryBudget(256L << 20));
    private final ThumbnailMaker pixels = Makers.with(EDGES, byPixels, new MemoryBudget(256L << 20));

    /** The decoder of outside of tests, with its planes or without. */
    private static final class Counting implements ImageDecoder {
        private final ImageDecoder inner = new ScaledJpegDecoder(new ImageIoDecoder(), 100);
        private final boolean knowsPlanes;
        private int planes;
        private int pictures;

        Counting(boolean knowsPlanes) {
            this.knowsPlanes = knowsPlanes;
        }

        @Override
        public long memory(byte[] bytes, ImageHeader header, int wantedEdge) {
            return inner.memory(bytes, header, wantedEdge);
        }

        @Override
        public Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException {
            pictures++;
            return inner.decode(bytes, header, wantedEdge, deadline);
        }

        @Override
        public Optional<DecodedPlanes> planes(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline)
                throws IOException {
            if (!knowsPlanes) {
                return Optional.empty();
            }
            Optional<DecodedPlanes> found = inner.planes(bytes, header, wantedEdge, deadline);
            planes += found.isPresent() ? 1 : 0;
            return found;
        }
    }

    @ParameterizedTest
    @CsvSource({"1600,1200", "961,641", "1000,667", "300,200", "241,180", "200,33", "61,47", "7,5", "1,1", "2,300"})
    void theyAreAsThoseOfPixels(int width, int height) {
        BufferedImage picture = waves(width, height);
        for (byte[] jpeg : List.of(
                JpegWriter.encode(picture, 92),
                JpegWriter.encode(picture, 92, JpegWriter.Chroma.FULL),
                TestImages.progressive(picture))) {
            assertAlike(jpeg);
        }
        assertThat(byPlanes.planes).isEqualTo(3);
        assertThat(byPlanes.pictures).isZero();
        assertThat(byPixels.pictures).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyAreTurnedAsThoseOfPixels(int orientation) {
        assertAlike(FileParts.withOrientation(JpegWriter.encode(waves(640, 480), 92), orientation));
        assertThat(byPlanes.planes).isOne();
    }

    @Test
    void whatIsTurnedAndHasAnOddSideIsMadeOfPixels() {
        assertAlike(FileParts.withOrientation(JpegWriter.encode(waves(241, 180), 92), 6));
        assertThat(byPlanes.pictures).isOne();
    }

    @Test
    void grayAndCmykAreMadeOfPixels() {
        var gray = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
        assertAlike(TestImages.file(gray, "jpeg"));
        assertAlike(TestImages.redCmyk(320, 240));
        assertThat(byPlanes.planes).isZero();
    }

    @Test
    void whatIsDamagedIsSaidOfBoth() {
        byte[] jpeg = JpegWriter.encode(waves(640, 480), 92);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        var made = (Making.Made) planar.make(cut);
        assertThat(made.damage()).isNotNull().isEqualTo(((Making.Made) pixels.make(cut)).damage());
        assertThat(byPlanes.planes).isOne();
        assertThat(planar.make(Arrays.copyOf(jpeg, 1000))).isEqualTo(pixels.make(Arrays.copyOf(jpeg, 1000)));
    }

    private void assertAlike(byte[] jpeg) {
        var one = (Making.Made) planar.make(jpeg);
        var other = (Making.Made) pixels.make(jpeg);
        assertThat(one.damage()).isNull();
        assertThat(one.placeholder()).hasSameSizeAs(other.placeholder());
        for (int i = 0; i < EDGES.size(); i++) {
            Making.Encoded made = one.thumbnails().get(i);
            Making.Encoded expected = other.thumbnails().get(i);
            assertThat(made.type()).isEqualTo(ImageType.JPEG).isEqualTo(expected.type());
            assertThat(made.width()).isEqualTo(expected.width());
            assertThat(made.height()).isEqualTo(expected.height());
            assertAlike(read(made.bytes()), read(expected.bytes()));
        }
    }

    private static void assertAlike(BufferedImage made, BufferedImage expected) {
        long sum = 0;
        int beyond = 0;
        int samples = 3 * made.getWidth() * made.getHeight();
        for (int y = 0; y < made.getHeight(); y++) {
            for (int x = 0; x < made.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference =
                            Math.abs((made.getRGB(x, y) >> shift & 0xFF) - (expected.getRGB(x, y) >> shift & 0xFF));
                    sum += difference;
                    beyond += difference > MOST_FOR_MOST ? 1 : 0;
                }
            }
        }
        String of = made.getWidth() + "×" + made.getHeight();
        assertThat((double) sum / samples).as("mean of %s", of).isLessThanOrEqualTo(MOST_MEAN);
        assertThat((double) beyond / samples)
                .as("share beyond %s levels of %s", MOST_FOR_MOST, of)
                .isLessThanOrEqualTo(MOST_BEYOND);
    }

    @Test
    void coloursStayInTheirPlaceThoughTheSidesAreOdd() {
        BufferedImage flag = picture(963, 641, BufferedImage.TYPE_INT_RGB, (x, y) -> x < 700 ? 0xC04040 : 0x4040C0);
        byte[] jpeg = JpegWriter.encode(flag, 92);
        for (int i = 0; i < EDGES.size(); i++) {
            BufferedImage made =
                    read(((Making.Made) planar.make(jpeg)).thumbnails().get(i).bytes());
            int blue = 0;
            for (int x = 0; x < made.getWidth(); x++) {
                int rgb = made.getRGB(x, made.getHeight() / 2);
                blue += (rgb & 0xFF) > (rgb >> 16 & 0xFF) ? 1 : 0;
            }
            assertThat(blue).isCloseTo(Math.round(made.getWidth() * 263 / 963f), within(1));
        }
        assertThat(byPlanes.pictures).isZero();
    }

    /** As in photos: brightness has detail, noise and an edge, and colours go over into each other. */
    private static BufferedImage waves(int width, int height) {
        var random = new Random(width);
        return picture(width, height, BufferedImage.TYPE_INT_RGB, (x, y) -> {
            double light = 110 + 40 * Math.sin(x / 9.0) * Math.cos(y / 13.0) + random.nextInt(24) + (x > y ? 30 : 0);
            double warm = 25 * Math.sin(5.0 * x / width);
            double cold = 25 * Math.cos(4.0 * y / height);
            return (int) (light + warm) << 16 | (int) light << 8 | (int) (light + cold);
        });
    }
}
