/** How a picture is put together of coded items: grids, crops, turns, alpha. */
@NullMarked
package io.shoebox.heif.layout;

import org.jspecify.annotations.NullMarked;
