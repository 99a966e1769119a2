/** Functions from their packages, called as Lambda calls them. */
@NullMarked
package io.shoebox.twin.functions;

import org.jspecify.annotations.NullMarked;
