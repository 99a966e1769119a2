/** What a deployment must do, asked from outside. */
@NullMarked
package io.shoebox.twin.checks;

import org.jspecify.annotations.NullMarked;
