package io.shoebox.jpeg;

/**
 * What the caller wants of one decode.
 *
 * @param scale N of N/8, 1 to 8
 * @param allowPartial whether what was readable of a damaged file is a result
 */
record DecodeOptions(int scale, Reduction reduction, JpegLimits limits, boolean allowPartial) {}
