@NullMarked
package io.shoebox.queue;

import org.jspecify.annotations.NullMarked;
