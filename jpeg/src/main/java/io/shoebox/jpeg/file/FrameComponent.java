package io.shoebox.jpeg.file;

/**
 * One component as the frame header names it (T.81 B.2.2).
 *
 * @param id what scans call it
 * @param h horizontal sampling factor, 1 to 4
 * @param v vertical sampling factor, 1 to 4
 * @param quantTable which quantization table, 0 to 3
 */
public record FrameComponent(int id, int h, int v, int quantTable) {}
