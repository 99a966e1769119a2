/** JPEG at the size of a thumbnail: reading and writing in pure Java, fast, and safe on hostile bytes. */
@NullMarked
package io.shoebox.jpeg;

import org.jspecify.annotations.NullMarked;
