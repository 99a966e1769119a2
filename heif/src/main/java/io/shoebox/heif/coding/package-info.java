/** Slices, coding trees and residuals of HEVC intra pictures (H.265, clauses 7.3.8 and 8.6). */
@NullMarked
package io.shoebox.heif.coding;

import org.jspecify.annotations.NullMarked;
