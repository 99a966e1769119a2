/** HEIC at the size of a thumbnail: headers and pictures in pure Java, safe on hostile bytes. */
@NullMarked
package io.shoebox.heif;

import org.jspecify.annotations.NullMarked;
