/** The commands of operators: see, understand and mend, on this machine or in the cloud. */
@NullMarked
package io.shoebox.cli.operations;

import org.jspecify.annotations.NullMarked;
