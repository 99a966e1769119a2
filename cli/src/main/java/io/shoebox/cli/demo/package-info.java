/** What the demo sends and checks, and its report. */
@NullMarked
package io.shoebox.cli.demo;

import org.jspecify.annotations.NullMarked;
