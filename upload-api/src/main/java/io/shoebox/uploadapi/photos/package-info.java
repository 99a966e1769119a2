/** The fields on photos and collections, for their owner alone. */
@NullMarked
package io.shoebox.uploadapi.photos;

import org.jspecify.annotations.NullMarked;
