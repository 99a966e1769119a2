package io.shoebox.heif.hevc;

import io.shoebox.heif.CorruptHeifException;

/** The order in which a picture's coding tree blocks are coded, tile by tile (H.265, clause 6.5.1). */
public final class TileScan {
    private static final int[] NONE = {};
    private static final int MOST_TILES = 64 * 64;

    private final int[] rasterAt;
    private final int[] placeOf;
    private final short[] tileOf;
    private final boolean[] firstInRow;

    private TileScan(int blocks) {
        rasterAt = new int[blocks];
        placeOf = new int[blocks];
        tileOf = new short[blocks];
        firstInRow = new boolean[blocks];
    }

    /** The order of a picture's blocks, or nothing if its tiles do not fit in it. */
    public static TileScan of(Sps sps, Pps pps, NalUnit unit) throws CorruptHeifException {
        int width = sps.widthInCtbs();
        int height = sps.heightInCtbs();
        TileSizes tiles = pps.tiles() == null ? new TileSizes(1, 1, NONE, NONE) : pps.tiles();
        int[] columns = TileSizes.bounds(tiles.columnCount(), tiles.columns(), width);
        int[] rows = TileSizes.bounds(tiles.rowCount(), tiles.rows(), height);
        if (!ascends(columns) || !ascends(rows)) {
            throw unit.corrupt("tiles that do not fit in the picture", 0);
        }
        var scan = new TileScan(width * height);
        int place = 0;
        for (int row = 0; row < tiles.rowCount(); row++) {
            for (int column = 0; column < tiles.columnCount(); column++) {
                for (int y = rows[row]; y < rows[row + 1]; y++) {
                    for (int x = columns[column]; x < columns[column + 1]; x++) {
                        scan.put(place++, y * width + x, row * tiles.columnCount() + column, x == columns[column]);
                    }
                }
            }
        }
        return scan;
    }

    private static boolean ascends(int[] bounds) {
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void put(int place, int raster, int tile, boolean first) {
        rasterAt[place] = raster;
        placeOf[raster] = place;
        tileOf[raster] = (short) tile;
        firstInRow[raster] = first;
    }

    public int blocks() {
        return rasterAt.length;
    }

    /** A number that is greater than that of any tile. */
    public int mostTiles() {
        return MOST_TILES;
    }

    /** CtbAddrTsToRs. */
    public int rasterAt(int place) {
        return rasterAt[place];
    }

    /** CtbAddrRsToTs. */
    public int placeOf(int raster) {
        return placeOf[raster];
    }

    public int tileOf(int raster) {
        return tileOf[raster];
    }

    /** Whether a block is the first of a row of its tile. */
    public boolean isFirstInRow(int raster) {
        return firstInRow[raster];
    }

    /** Whether the block at a place is the first of its tile. */
    public boolean beginsTile(int place) {
        return place == 0 || tileOf[rasterAt[place]] != tileOf[rasterAt[place - 1]];
    }
}
