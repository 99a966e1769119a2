/** The workers as processes that run for long: any number of them may share the queues. */
@NullMarked
package io.shoebox.worker;

import org.jspecify.annotations.NullMarked;
