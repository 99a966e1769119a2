/** Photos with problems, and the whole life of one. */
@NullMarked
package io.shoebox.operations.photos;

import org.jspecify.annotations.NullMarked;
