package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.JpegLimits;
import io.shoebox.jpeg.Reduction;

/**
 * What the caller wants of one decode.
 *
 * @param scale N of N/8, 1 to 8
 * @param planar whether each component is decoded at this scale, also where another would save upsampling it
 * @param allowPartial whether what was readable of a damaged file is a result
 */
public record DecodeOptions(int scale, Reduction reduction, boolean planar, JpegLimits limits, boolean allowPartial) {}
