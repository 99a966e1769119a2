package io.shoebox.model.image;

/**
 * A part of a file that lies wholly within the bytes that were read.
 *
 * @param offset bytes from the start of the file
 * @param length bytes
 */
public record Span(int offset, int length) {}
