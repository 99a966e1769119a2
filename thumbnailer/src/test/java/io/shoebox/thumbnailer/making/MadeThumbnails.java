package io.shoebox.thumbnailer.making;

import static io.shoebox.thumbnailer.TestImages.file;
import static io.shoebox.thumbnailer.TestImages.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.List;

/** Thumbnails as they are outside of tests, and what colour they have. */
abstract class MadeThumbnails {
    private static final List<Integer> EDGES = List.of(60, 120, 240);
    static final Color ORANGE = new Color(230, 120, 40);

    private final ThumbnailMaker maker = Makers.standard(EDGES);

    final Making.Made make(byte[] file) {
        Making making = maker.make(file);
        assertThat(making).isInstanceOf(Making.Made.class);
        return (Making.Made) making;
    }

    final Making.Encoded small(byte[] file) {
        return make(file).thumbnails().getFirst();
    }

    /** Where two colours meet within a block, quantization leaves ripples of some levels. */
    static void assertColour(Making.Encoded thumbnail, int x, int y, Color expected) {
        Color found = new Color(read(thumbnail.bytes()).getRGB(x, y));
        assertThat(found.getRed()).as("red of %s", found).isCloseTo(expected.getRed(), within(8));
        assertThat(found.getGreen()).as("green of %s", found).isCloseTo(expected.getGreen(), within(8));
        assertThat(found.getBlue()).as("blue of %s", found).isCloseTo(expected.getBlue(), within(8));
    }
}
