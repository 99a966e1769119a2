/** Scans read bit by bit, sequential and progressive, into planes of samples at N/8. */
@NullMarked
package io.shoebox.jpeg.scan;

import org.jspecify.annotations.NullMarked;
