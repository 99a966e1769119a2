package io.shoebox.thumbnailer.codec;

/** Takes back what was done to a PNG's rows before they were deflated (PNG, third edition, section 9). */
final class PngFilters {
    private PngFilters() {}

    /**
     * Restores a row in its place.
     *
     * @param filter how it was filtered
     * @param above the row above, restored; zeros for the first
     * @param pixel bytes of a pixel, at least one
     * @return whether there is such a filter
     */
    static boolean restore(int filter, byte[] row, byte[] above, int pixel) {
        switch (filter) {
            case 0 -> {}
            case 1 -> sub(row, pixel);
            case 2 -> up(row, above);
            case 3 -> average(row, above, pixel);
            case 4 -> {
                switch (pixel) {
                    case 3 -> paethOfThree(row, above);
                    case 4 -> paethOfFour(row, above);
                    default -> paeth(row, above, pixel);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void sub(byte[] row, int pixel) {
        for (int i = pixel; i < row.length; i++) {
            row[i] += row[i - pixel];
        }
    }

    private static void up(byte[] row, byte[] above) {
        for (int i = 0; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private static void average(byte[] row, byte[] above, int pixel) {
        for (int i = 0; i < Math.min(pixel, row.length); i++) {
            row[i] += (byte) ((above[i] & 0xFF) >> 1);
        }
        for (int i = pixel; i < row.length; i++) {
            row[i] += (byte) (((row[i - pixel] & 0xFF) + (above[i] & 0xFF)) >> 1);
        }
    }

    private static void paeth(byte[] row, byte[] above, int pixel) {
        for (int i = 0; i < Math.min(pixel, row.length); i++) {
            row[i] += above[i];
        }
        for (int i = pixel; i < row.length; i++) {
            row[i] += (byte) predicted(row[i - pixel] & 0xFF, above[i] & 0xFF, above[i - pixel] & 0xFF);
        }
    }

    /** The samples of a pixel do not wait for each other: three times as fast as one after the other. */
    private static void paethOfThree(byte[] row, byte[] above) {
        int a0 = 0;
        int a1 = 0;
        int a2 = 0;
        int c0 = 0;
        int c1 = 0;
        int c2 = 0;
        for (int i = 0; i <= row.length - 3; i += 3) {
            int b0 = above[i] & 0xFF;
            int b1 = above[i + 1] & 0xFF;
            int b2 = above[i + 2] & 0xFF;
            a0 = (row[i] + predicted(a0, b0, c0)) & 0xFF;
            a1 = (row[i + 1] + predicted(a1, b1, c1)) & 0xFF;
            a2 = (row[i + 2] + predicted(a2, b2, c2)) & 0xFF;
            row[i] = (byte) a0;
            row[i + 1] = (byte) a1;
            row[i + 2] = (byte) a2;
            c0 = b0;
            c1 = b1;
            c2 = b2;
        }
    }

    private static void paethOfFour(byte[] row, byte[] above) {
        int a0 = 0;
        int a1 = 0;
        int a2 = 0;
        int a3 = 0;
        int c0 = 0;
        int c1 = 0;
        int c2 = 0;
        int c3 = 0;
        for (int i = 0; i <= row.length - 4; i += 4) {
            int b0 = above[i] & 0xFF;
            int b1 = above[i + 1] & 0xFF;
            int b2 = above[i + 2] & 0xFF;
            int b3 = above[i + 3] & 0xFF;
            a0 = (row[i] + predicted(a0, b0, c0)) & 0xFF;
            a1 = (row[i + 1] + predicted(a1, b1, c1)) & 0xFF;
            a2 = (row[i + 2] + predicted(a2, b2, c2)) & 0xFF;
            a3 = (row[i + 3] + predicted(a3, b3, c3)) & 0xFF;
            row[i] = (byte) a0;
            row[i + 1] = (byte) a1;
            row[i + 2] = (byte) a2;
            row[i + 3] = (byte) a3;
            c0 = b0;
            c1 = b1;
            c2 = b2;
            c3 = b3;
        }
    }

    /** Of the samples to the left, above, and above to the left the one that is nearest to left + above - corner. */
    private static int predicted(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        int nearest = toAbove <= toCorner ? above : corner;
        return toLeft <= toAbove && toLeft <= toCorner ? left : nearest;
    }
}
