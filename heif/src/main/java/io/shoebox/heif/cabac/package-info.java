/** The arithmetic decoder of HEVC and its contexts (H.265, clause 9.3). */
@NullMarked
package io.shoebox.heif.cabac;

import org.jspecify.annotations.NullMarked;
