package io.shoebox.jpeg;

/**
 * A picture in luma and chroma, as JPEG has it (JFIF 1.02).
 *
 * @param halfWidth whether chroma has one column for two of luma
 * @param halfHeight whether chroma has one row for two of luma
 */
public record YccPlanes(Plane y, Plane cb, Plane cr, boolean halfWidth, boolean halfHeight) {
    public YccPlanes {
        int width = halfWidth ? Math.ceilDiv(y.width(), 2) : y.width();
        int height = halfHeight ? Math.ceilDiv(y.height(), 2) : y.height();
        if (cb.width() != width || cr.width() != width || cb.height() != height || cr.height() != height) {
            throw new IllegalArgumentException("chroma of " + cb.width() + "×" + cb.height()
                    + " samples does not fit luma of " + y.width() + "×" + y.height());
        }
    }
}
