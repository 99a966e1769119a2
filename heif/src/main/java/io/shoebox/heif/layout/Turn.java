package io.shoebox.heif.layout;

/**
 * How a stored picture is turned and mirrored: the point (x, y) of the upright one is that of the stored one at the same
 * place, with x and y exchanged if so said, then counted from the other side.
 */
public record Turn(boolean swapped, boolean fromRight, boolean fromBottom) {
    static final Turn NONE = new Turn(false, false, false);

    /** EXIF values (Exif 3.0, tag 0x0112) by the three flags: 4 swapped, 2 from the right, 1 from the bottom. */
    private static final int[] EXIF_VALUES = {1, 4, 2, 3, 5, 6, 8, 7};

    /** Turned further, by quarters against the clock. */
    Turn rotated(int quarters) {
        Turn turn = this;
        for (int i = 0; i < quarters; i++) {
            // (x, y) was (width − 1 − y, x).
            turn = turn.swapped
                    ? new Turn(false, turn.fromRight, !turn.fromBottom)
                    : new Turn(true, !turn.fromRight, turn.fromBottom);
        }
        return turn;
    }

    /** Mirrored further. */
    Turn mirrored(boolean leftRight) {
        return leftRight != swapped
                ? new Turn(swapped, !fromRight, fromBottom)
                : new Turn(swapped, fromRight, !fromBottom);
    }

    /** What EXIF's orientation would say, from 1 to 8. */
    public int exifOrientation() {
        return EXIF_VALUES[(swapped ? 4 : 0) + (fromRight ? 2 : 0) + (fromBottom ? 1 : 0)];
    }
}
