package io.shoebox.model.image;

/** How the stored picture must be turned to be upright (Exif 3.0, tag 0x0112); the order is that of the values 1 to 8. */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    TRANSPOSED,
    TURN_RIGHT,
    TRANSVERSED,
    TURN_LEFT;

    /** The orientation of an EXIF value; anything but 1 to 8 counts as upright. */
    public static Orientation of(long exifValue) {
        return exifValue >= 1 && exifValue <= values().length ? values()[(int) exifValue - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    public boolean swapsSides() {
        return switch (this) {
            case UPRIGHT, MIRRORED, UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED -> false;
            case TRANSPOSED, TURN_RIGHT, TRANSVERSED, TURN_LEFT -> true;
        };
    }
}
