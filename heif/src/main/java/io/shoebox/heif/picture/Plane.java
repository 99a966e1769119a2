package io.shoebox.heif.picture;

/**
 * The samples of one component.
 *
 * @param samples row by row
 * @param stride samples of a row, which may be more than the picture has
 * @param depth bits of a sample
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Plane(short[] samples, int stride, int depth) {}
