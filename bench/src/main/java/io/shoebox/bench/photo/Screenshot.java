package io.shoebox.bench.photo;

/**
 * What a screen shows: flat areas, lines of small letters, cards with pictures and a gradient at the top.
 *
 * @param seed pictures of one seed and size are equal on every machine
 */
public record Screenshot(int width, int height, int seed) implements Drawing {
    private static final int CARD = 240;
    private static final int MARGIN = 24;
    private static final int BAR = 96;
    private static final int LINE = 22;
    private static final int LETTER = 9;
    private static final int LETTER_HEIGHT = 14;
    private static final int PAPER = 0xFFFFFF;
    private static final int GROUND = 0xF2F2F7;
    private static final int INK = 0x1C1C1E;

    @Override
    public int rgb(int x, int y) {
        if (y < BAR) {
            return 0x204080 + 0x010101 * (y / 2);
        }
        int row = (y - BAR) / CARD;
        int top = (y - BAR) % CARD;
        if (x < MARGIN || x >= width - MARGIN || top < MARGIN / 2 || top >= CARD - MARGIN / 2) {
            return GROUND;
        }
        int left = x - MARGIN;
        // Every other card begins with a picture, the rest is text.
        if (row % 2 == 0 && left < CARD) {
            return new Texture(CARD, CARD, seed + row).rgb(left, top);
        }
        return isInk(left / LETTER, (row * CARD + top) / LINE, left % LETTER, top % LINE) ? INK : PAPER;
    }

    /** Letters are strokes on a grid of 3 by 5, with gray nowhere: as sharp as a screen's. */
    private boolean isInk(int column, int line, int x, int y) {
        if (y >= LETTER_HEIGHT || x >= LETTER - 2) {
            return false;
        }
        int hash = (seed * 0x9E3779B1 ^ column * 0x85EBCA77 ^ line * 0xC2B2AE3D) * 0x27D4EB2F;
        hash ^= hash >>> 15;
        // Words have gaps, and lines end at different places.
        boolean blank = hash % 6 == 0 || column > (line * 37 + 60) % Math.max(1, width / LETTER);
        int stroke = x * 3 / (LETTER - 2) + 3 * (y * 5 / LETTER_HEIGHT);
        return !blank && (hash >>> (stroke + 8) & 1) != 0;
    }
}
