package io.shoebox.thumbnailer.codec;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder made of a file.
 *
 * @param damage what is wrong with a file that could be read in part, for its owner to read; null if nothing is
 */
public record Decoded(BufferedImage picture, @Nullable String damage) {
    /** The least that is shown of a picture: a tenth, in percent of it. */
    static final int LEAST_PERCENT = 10;

    static Decoded whole(BufferedImage picture) {
        return new Decoded(picture, null);
    }

    /** @param percent of the picture that is there */
    static Decoded partly(BufferedImage picture, long percent) {
        return new Decoded(picture, damage(percent));
    }

    static String damage(long percent) {
        return "the file is damaged: about " + percent + " % of the picture could be read";
    }
}
