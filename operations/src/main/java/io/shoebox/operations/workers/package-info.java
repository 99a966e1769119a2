/** Pausing a worker and letting it go on. */
@NullMarked
package io.shoebox.operations.workers;

import org.jspecify.annotations.NullMarked;
