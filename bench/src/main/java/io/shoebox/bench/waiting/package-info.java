/** What the thumbnailer waits for: its own handlers on an S3 that takes its time with each call. */
@NullMarked
package io.shoebox.bench.waiting;

import org.jspecify.annotations.NullMarked;
