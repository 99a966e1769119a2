/** From files to pictures and back, each format by a reader and a writer that are named. */
@NullMarked
package io.shoebox.thumbnailer.codec;

import org.jspecify.annotations.NullMarked;
