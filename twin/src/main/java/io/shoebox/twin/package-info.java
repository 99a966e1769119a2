/** Functions run from their own packages, in processes of their own, as Lambda runs them. */
@NullMarked
package io.shoebox.twin;

import org.jspecify.annotations.NullMarked;
