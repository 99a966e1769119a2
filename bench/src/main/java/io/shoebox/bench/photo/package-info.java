/** The photos that are measured: made up, or from a folder. */
@NullMarked
package io.shoebox.bench.photo;

import org.jspecify.annotations.NullMarked;
