/** The figures of a run as a table and a plot. */
@NullMarked
package io.shoebox.bench.report;

import org.jspecify.annotations.NullMarked;
