/** What an image may ask for: pixels, scans, bytes, memory and time. */
@NullMarked
package io.shoebox.thumbnailer.limits;

import org.jspecify.annotations.NullMarked;
