package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GoldenTest {
    @SuppressWarnings("unused")
    private static final String[] NAMES = Reading.GOLDEN;

    @ParameterizedTest
    @FieldSource("NAMES")
    void agreesWithWhatDjpegMade(String name) throws IOException {
        for (int scale : new int[] {1, 2, 4, 8}) {
            BufferedImage expected = Pnm.image(Reading.golden(name + "-" + scale + ".pnm"));

            BufferedImage actual = Reading.read(Reading.golden(name + ".jpg"), scale);

            Difference difference = Difference.between(actual, expected);
            assertThat(difference.most()).as("%s at %d/8", name, scale).isLessThanOrEqualTo(2);
            assertThat(difference.mean()).as("%s at %d/8", name, scale).isLessThan(0.6);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void agreesWithTheJdkAtFullSize(String name) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");
        if (name.startsWith("cmyk") || name.startsWith("ycck")) {
            return; // The JDK refuses them.
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));
        BufferedImage expected = read;
        if (read.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            expected = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
            expected.createGraphics().drawImage(read, 0, 0, null);
        }

        Difference difference = Difference.between(Reading.read(jpeg, 8), expected);

        assertThat(difference.most()).isLessThanOrEqualTo(3);
        assertThat(difference.mean()).isLessThan(0.6);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void oneEighthIsTheAverageOfABlock(String name) throws IOException {
        byte[] jpeg = Reading.golden(name + ".jpg");
        BufferedImage full = Reading.read(jpeg, 8);
        BufferedImage eighth = Reading.read(jpeg, 1);
        for (int band = 0; band < full.getRaster().getNumBands(); band++) {
            double sum = 0;
            for (int y = 8; y < 24; y++) {
                for (int x = 8; x < 24; x++) {
                    sum += full.getRaster().getSample(x, y, band);
                }
            }
            int expected = (int) Math.round(sum / 256);
            int actual = (eighth.getRaster().getSample(1, 1, band)
                            + eighth.getRaster().getSample(2, 1, band)
                            + eighth.getRaster().getSample(1, 2, band)
                            + eighth.getRaster().getSample(2, 2, band))
                    / 4;
            assertThat(actual).isBetween(expected - 12, expected + 12);
        }
    }
}
