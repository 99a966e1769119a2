/** The file as it stands: bytes, markers, and what its headers say. Nothing is decoded here. */
@NullMarked
package io.shoebox.jpeg.file;

import org.jspecify.annotations.NullMarked;
