/** Intra prediction (H.265, clause 8.4.4.2). */
@NullMarked
package io.shoebox.heif.intra;

import org.jspecify.annotations.NullMarked;
