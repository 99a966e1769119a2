/** What operators do: see how full the queues are and what failed, mend it, and pause what should wait. */
@NullMarked
package io.shoebox.operations;

import org.jspecify.annotations.NullMarked;
