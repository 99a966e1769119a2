/** Inverse cosine transforms of a block to 1 to 16 samples, and what is multiplied in before. */
@NullMarked
package io.shoebox.jpeg.transform;

import org.jspecify.annotations.NullMarked;
