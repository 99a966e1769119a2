/** The commands: what a person types and reads. */
@NullMarked
package io.shoebox.cli;

import org.jspecify.annotations.NullMarked;
