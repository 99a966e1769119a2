/** Workers that are killed right before and right after each of their calls. */
@NullMarked
package io.shoebox.local.crash;

import org.jspecify.annotations.NullMarked;
