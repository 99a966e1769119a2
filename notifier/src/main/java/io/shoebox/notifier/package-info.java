/** Tells clients and backends what became of photos, from the stream of the table's changes. */
@NullMarked
package io.shoebox.notifier;

import org.jspecify.annotations.NullMarked;
