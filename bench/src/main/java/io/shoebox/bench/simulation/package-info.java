/** What no machine here can show: the counter of a collection and the queues under load, played through by chance. */
@NullMarked
package io.shoebox.bench.simulation;

import org.jspecify.annotations.NullMarked;
