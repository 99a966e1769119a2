/** Inverse transforms of residuals (H.265, clause 8.6.4). */
@NullMarked
package io.shoebox.heif.transform;

import org.jspecify.annotations.NullMarked;
