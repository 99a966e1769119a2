package io.shoebox.jpeg;

/**
 * The samples of one component.
 *
 * @param samples less 128, row by row
 * @param stride from a sample to the one below it
 * @param width samples of a row that are of the picture
 * @param height rows that are of the picture
 */
@SuppressWarnings("ArrayRecordComponent") // A view, never compared.
public record Plane(byte[] samples, int stride, int width, int height) {
    public Plane {
        if (width < 1 || height < 1 || stride < width || samples.length < (height - 1) * stride + width) {
            throw new IllegalArgumentException("no plane of " + width + "×" + height + " samples");
        }
    }

    /** Empty, and without gaps between rows. */
    public static Plane of(int width, int height) {
        return new Plane(new byte[width * height], width, width, height);
    }
}
