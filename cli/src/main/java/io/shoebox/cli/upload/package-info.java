/** Files and folders on their way to collections: what is found, what is there already, how far it is, what became of it. */
@NullMarked
package io.shoebox.cli.upload;

import org.jspecify.annotations.NullMarked;
