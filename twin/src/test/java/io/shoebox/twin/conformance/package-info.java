/** What we rely on, tested on servers that are not ours, and those servers as processes. */
@NullMarked
package io.shoebox.twin.conformance;

import org.jspecify.annotations.NullMarked;
