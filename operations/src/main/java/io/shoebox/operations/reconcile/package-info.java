/** Compares buckets and table, and has what is lost done again: from {@link io.shoebox.operations.reconcile.Reconciler} down. */
@NullMarked
package io.shoebox.operations.reconcile;

import org.jspecify.annotations.NullMarked;
