/** The writer's parts, from pixels to a baseline file: colours, forward transform, quantization, Huffman codes, bytes. */
@NullMarked
package io.shoebox.jpeg.write;

import org.jspecify.annotations.NullMarked;
