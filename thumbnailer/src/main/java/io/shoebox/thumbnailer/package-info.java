/** Thumbnails of verified photos. */
@NullMarked
package io.shoebox.thumbnailer;

import org.jspecify.annotations.NullMarked;
