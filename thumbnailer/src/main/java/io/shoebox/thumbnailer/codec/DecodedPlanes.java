package io.shoebox.thumbnailer.codec;

import io.shoebox.jpeg.YccPlanes;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder made of a file whose colours are luma and chroma.
 *
 * @param damage as of {@link Decoded}
 */
public record DecodedPlanes(YccPlanes planes, @Nullable String damage) {}
