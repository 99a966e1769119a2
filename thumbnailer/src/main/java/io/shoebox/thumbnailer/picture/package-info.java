/** Pictures in memory: their size, orientation and colours. */
@NullMarked
package io.shoebox.thumbnailer.picture;

import org.jspecify.annotations.NullMarked;
