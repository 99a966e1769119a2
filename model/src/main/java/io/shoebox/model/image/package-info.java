/** What the first bytes of an image file say of it, read without any decoder. */
@NullMarked
package io.shoebox.model.image;

import org.jspecify.annotations.NullMarked;
