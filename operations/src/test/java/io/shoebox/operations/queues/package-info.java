/** How full the queues are, and what becomes of dead letters. */
@NullMarked
package io.shoebox.operations.queues;

import org.jspecify.annotations.NullMarked;
