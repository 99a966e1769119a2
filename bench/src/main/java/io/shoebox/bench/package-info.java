/** Measures thumbnail making against the programs it wants to beat; never part of what is deployed. */
@NullMarked
package io.shoebox.bench;

import org.jspecify.annotations.NullMarked;
