package io.shoebox.heif;

/** How many pixels of each side become one, by their average. */
public enum Reduction {
    FULL(0),
    HALF(1),
    QUARTER(2),
    EIGHTH(3);

    private final int log2;

    Reduction(int log2) {
        this.log2 = log2;
    }

    /** Pixels of a side that become one: 1, 2, 4 or 8. */
    public int factor() {
        return 1 << log2;
    }

    /** The logarithm of {@link #factor}. */
    public int log2() {
        return log2;
    }

    /** Pixels of a side that is reduced; a last one that is not whole counts. */
    public int of(int side) {
        return (side + factor() - 1) >> log2;
    }

    /** The next that reduces less; of none, none. */
    Reduction weaker() {
        return switch (this) {
            case FULL, HALF -> FULL;
            case QUARTER -> HALF;
            case EIGHTH -> QUARTER;
        };
    }

    /** The strongest that leaves at least so many pixels of a side. */
    public static Reduction to(int side, int wanted) {
        Reduction reduction = EIGHTH;
        while (reduction != FULL && reduction.of(side) < wanted) {
            reduction = reduction.weaker();
        }
        return reduction;
    }
}
