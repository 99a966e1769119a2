package io.shoebox.heif.intra;

/** Intra prediction modes (H.265, table 8-1): two of their own, then 33 angles from below the left to the right of above. */
public final class Modes {
    public static final int PLANAR = 0;
    public static final int DC = 1;
    public static final int HORIZONTAL = 10;
    /** Angles from here on go along columns rather than along rows. */
    static final int FIRST_VERTICAL = 18;

    public static final int VERTICAL = 26;
    public static final int LAST = 34;

    /** intraPredAngle (table 8-5): thirty-seconds of a sample a row or column. */
    private static final byte[] ANGLES = {
        0, 0, 32, 26, 21, 17, 13, 9, 5, 2, 0, -2, -5, -9, -13, -17, -21, -26, -32, -26, -21, -17, -13, -9, -5, -2, 0, 2,
        5, 9, 13, 17, 21, 26, 32
    };

    private Modes() {}

    static int angle(int mode) {
        return ANGLES[mode];
    }

    /** invAngle (table 8-6) of a negative angle: 8192 divided by it, rounded. */
    static int inverseAngle(int angle) {
        return Math.round(8192f / angle);
    }
}
