/** Huffman tables of a file, and the lookup tables that read several symbols of it at once. */
@NullMarked
package io.shoebox.jpeg.huffman;

import org.jspecify.annotations.NullMarked;
