/** From sample planes to reduced pixels of RGB. */
@NullMarked
package io.shoebox.heif.picture;

import org.jspecify.annotations.NullMarked;
