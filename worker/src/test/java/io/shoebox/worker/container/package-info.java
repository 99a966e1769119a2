/** The image and what is written about running it, held against the code. */
@NullMarked
package io.shoebox.worker.container;

import org.jspecify.annotations.NullMarked;
