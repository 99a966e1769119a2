/** Verifies uploads, registers them in the catalog, and asks for their thumbnails. */
@NullMarked
package io.shoebox.ingestworker;

import org.jspecify.annotations.NullMarked;
