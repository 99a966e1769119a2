/** What workers measure, by the names that it has in CloudWatch, for Prometheus. */
@NullMarked
package io.shoebox.worker.metrics;

import org.jspecify.annotations.NullMarked;
