/** JPEG in pure Java, made for thumbnails: decoded at a reduced scale and written fast. Knows nothing of AWS. */
@NullMarked
package io.shoebox.jpeg;

import org.jspecify.annotations.NullMarked;
