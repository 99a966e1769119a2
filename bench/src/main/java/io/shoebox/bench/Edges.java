package io.shoebox.bench;

import java.util.List;

/** What every peer makes of a photo. */
final class Edges {
    /** Longest edges of the thumbnails in pixels, large to small: the order of every list of results. */
    static final List<Integer> ALL = List.of(960, 480, 240);

    static final int LARGEST = 960;
    static final int QUALITY = 80;

    private Edges() {}
}
