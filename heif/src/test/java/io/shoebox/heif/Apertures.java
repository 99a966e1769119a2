package io.shoebox.heif;

/** Clean apertures of whole pixels. */
final class Apertures {
    private Apertures() {}

    /** A part of so many pixels whose centre is so far right of and below the picture's. */
    static byte[] of(int width, int height, int right, int down) {
        byte[] one = HeifBuilder.u32(1);
        return HeifBuilder.box(
                "clap",
                HeifBuilder.u32(width),
                one,
                HeifBuilder.u32(height),
                one,
                HeifBuilder.u32(right),
                one,
                HeifBuilder.u32(down),
                one);
    }
}
