/** Programs that make thumbnails, ours and others', each a process of its own; and what all are asked to make. */
@NullMarked
package io.shoebox.bench.peer;

import org.jspecify.annotations.NullMarked;
