/** What is measured in this process, by the names that it has in CloudWatch, for Prometheus and for operators. */
@NullMarked
package io.shoebox.local.metrics;

import org.jspecify.annotations.NullMarked;
