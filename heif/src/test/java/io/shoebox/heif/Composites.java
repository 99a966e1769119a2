package io.shoebox.heif;

import java.io.IOException;

/** Files of several items, put together of kept pictures. */
final class Composites {
    static final int TILE_WIDTH = 76;
    static final int TILE_HEIGHT = 64;
    static final byte[] TIFF = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};

    private Composites() {}

    /** A grid of 2 × 2 whose edges are cut off, turned, with EXIF. */
    static byte[] grid() throws IOException {
        var builder = new HeifBuilder();
        int[] tiles = new int[4];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = builder.coded(Decoding.coded(i % 2 == 0 ? "plain" : "all"), TILE_WIDTH, TILE_HEIGHT);
        }
        int grid = builder.grid(2, 2, 140, 120, tiles);
        builder.property(grid, HeifBuilder.box("irot", HeifBuilder.bytes(3)), true);
        int exif = builder.item("Exif", HeifBuilder.join(HeifBuilder.u32(0), TIFF));
        builder.reference("cdsc", exif, grid);
        return builder.primary(grid).build();
    }

    /** A picture whose data lie in pieces in another item, which lies in pieces in the file. */
    static byte[] pieces() throws IOException {
        var builder = new HeifBuilder();
        CodedPicture picture = Decoding.coded("gray");
        int length = picture.data().length();
        byte[] data = new byte[length + 10];
        System.arraycopy(picture.data().array(), picture.data().from(), data, 10, length);
        int all = builder.piecewise("hide", data, 100);
        int coded = builder.inItem("hvc1", all, 10, length);
        builder.property(coded, HeifBuilder.configurationOf(picture), true);
        builder.property(coded, HeifBuilder.imageSize(TILE_WIDTH, TILE_HEIGHT), false);
        return builder.primary(coded).build();
    }
}
