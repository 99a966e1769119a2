package io.shoebox.heif;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of its primary picture.
 *
 * @param brand the major one, four characters
 * @param width as stored, after its crop, in pixels
 * @param height as stored, after its crop, in pixels
 * @param orientation how to turn what is stored upright, as a value of EXIF from 1 to 8; EXIF's own value is not to be used
 * @param bitDepth bits of a sample as its properties say; 8 where they do not
 * @param alpha whether there is a picture of its opacity
 * @param exif the TIFF structure of EXIF, where it lies in one piece
 * @param xmp where it lies in one piece
 * @param icc the colour profile
 */
public record HeifHeader(
        HeifCodec codec,
        String brand,
        int width,
        int height,
        int orientation,
        int bitDepth,
        boolean alpha,
        @Nullable FileSpan exif,
        @Nullable FileSpan xmp,
        @Nullable FileSpan icc) {
    /** Of the stored picture. */
    public long pixels() {
        return (long) width * height;
    }
}
