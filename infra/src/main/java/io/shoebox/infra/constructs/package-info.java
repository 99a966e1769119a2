/** The parts that stacks are made of: buckets, table, queues, functions, the API, and words for policies. */
@NullMarked
package io.shoebox.infra.constructs;

import org.jspecify.annotations.NullMarked;
