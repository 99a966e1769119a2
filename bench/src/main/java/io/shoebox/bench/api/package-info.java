/** The API's handlers with stores in memory, and other presigners, to be called over and over. */
@NullMarked
package io.shoebox.bench.api;

import org.jspecify.annotations.NullMarked;
