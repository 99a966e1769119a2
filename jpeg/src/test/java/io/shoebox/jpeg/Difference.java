package io.shoebox.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

/** How far two images of one size are apart, a sample. */
record Difference(int most, double mean) {
    static Difference between(BufferedImage actual, BufferedImage expected) {
        assertThat(actual.getWidth()).as("width").isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).as("height").isEqualTo(expected.getHeight());
        int bands = actual.getRaster().getNumBands();
        assertThat(bands).as("bands").isEqualTo(expected.getRaster().getNumBands());
        int most = 0;
        long sum = 0;
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                for (int band = 0; band < bands; band++) {
                    int difference = Math.abs(actual.getRaster().getSample(x, y, band)
                            - expected.getRaster().getSample(x, y, band));
                    most = Math.max(most, difference);
                    sum += difference;
                }
            }
        }
        return new Difference(most, (double) sum / actual.getWidth() / actual.getHeight() / bands);
    }
}
