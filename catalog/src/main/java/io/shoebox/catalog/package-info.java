/** The table of photos and collections, and its executable reference model. */
@NullMarked
package io.shoebox.catalog;

import org.jspecify.annotations.NullMarked;
