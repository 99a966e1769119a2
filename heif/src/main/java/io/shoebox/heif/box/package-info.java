/** Boxes, items and their properties (ISO/IEC 14496-12 and 23008-12). */
@NullMarked
package io.shoebox.heif.box;

import org.jspecify.annotations.NullMarked;
