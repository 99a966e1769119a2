package io.shoebox.heif.layout;

import io.shoebox.heif.box.Property.CleanAperture;

/** A part of a stored picture, in its pixels. */
public record Crop(int x, int y, int width, int height) {
    /**
     * The part of this part that an aperture shows (ISO/IEC 14496-12, clause 12.1.4), whole pixels that lie in it.
     *
     * @param turn what was applied before the aperture
     */
    Crop within(CleanAperture aperture, Turn turn) {
        int seenWidth = turn.swapped() ? height : width;
        int seenHeight = turn.swapped() ? width : height;
        int shownWidth = size(aperture.width().value(), seenWidth);
        int shownHeight = size(aperture.height().value(), seenHeight);
        int left = offset(aperture.right().value(), seenWidth, shownWidth);
        int top = offset(aperture.down().value(), seenHeight, shownHeight);
        // Back to how it is stored.
        int along = turn.swapped() ? top : left;
        int down = turn.swapped() ? left : top;
        int storedWidth = turn.swapped() ? shownHeight : shownWidth;
        int storedHeight = turn.swapped() ? shownWidth : shownHeight;
        return new Crop(
                x + (turn.fromRight() ? width - storedWidth - along : along),
                y + (turn.fromBottom() ? height - storedHeight - down : down),
                storedWidth,
                storedHeight);
    }

    private static int size(double wanted, int most) {
        return Math.clamp(Math.round(wanted), 1, most);
    }

    private static int offset(double fromCentre, int side, int shown) {
        return Math.clamp(Math.round((side - shown) / 2.0 + fromCentre), 0, side - shown);
    }
}
