/** What {@code check-images} prints, and in which order it works. */
@NullMarked
package io.shoebox.cli.check;

import org.jspecify.annotations.NullMarked;
