/** Makes the thumbnails of verified photos, and removes those of deleted ones. */
@NullMarked
package io.shoebox.thumbnailer;

import org.jspecify.annotations.NullMarked;
