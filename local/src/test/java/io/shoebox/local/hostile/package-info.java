/** Thousands of files that mean harm, made by seed, through the workers' own code in a small heap. */
@NullMarked
package io.shoebox.local.hostile;

import org.jspecify.annotations.NullMarked;
