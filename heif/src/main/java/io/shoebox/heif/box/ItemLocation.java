package io.shoebox.heif.box;

import java.util.List;

/**
 * Where an item's data lie (ISO/IEC 14496-12, clause 8.11.3).
 *
 * @param construction what offsets count from: 0 the file, 1 the {@code idat} box, 2 the data of another item
 * @param inThisFile whether the data are in this file
 * @param position of the entry in the file
 */
public record ItemLocation(int construction, boolean inThisFile, List<Extent> extents, int position) {
    public static final int IN_FILE = 0;
    public static final int IN_IDAT = 1;
    public static final int IN_ITEM = 2;

    public ItemLocation {
        extents = List.copyOf(extents);
    }

    /**
     * One piece.
     *
     * @param index of the item that it lies in, from 1, for {@link #IN_ITEM}
     * @param offset bytes
     * @param length bytes; 0 for all that follows
     */
    public record Extent(long index, long offset, long length) {}
}
