/** All thumbnails of one file from one decode; nothing of AWS. */
@NullMarked
package io.shoebox.thumbnailer.making;

import org.jspecify.annotations.NullMarked;
