/** Where everything is: buckets, table, queues, and what drives the workers. */
@NullMarked
package io.shoebox.operations.places;

import org.jspecify.annotations.NullMarked;
