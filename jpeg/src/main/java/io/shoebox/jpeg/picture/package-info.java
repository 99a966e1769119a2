/** Planes of samples brought to one size, coloured, and made an image. */
@NullMarked
package io.shoebox.jpeg.picture;

import org.jspecify.annotations.NullMarked;
