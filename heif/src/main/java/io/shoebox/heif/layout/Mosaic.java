package io.shoebox.heif.layout;

import io.shoebox.heif.box.Item;
import java.util.List;

/**
 * A picture as its coded pieces: of one, or of a grid whose lower and right edges may lie beyond the picture.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param tiles row by row
 */
public record Mosaic(int width, int height, int columns, int rows, List<Item> tiles) {
    public Mosaic {
        tiles = List.copyOf(tiles);
    }
}
