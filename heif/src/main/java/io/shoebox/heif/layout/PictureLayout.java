package io.shoebox.heif.layout;

import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.Property;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the primary picture is put together.
 *
 * @param item the grid or coded picture that the primary item is, or is derived from
 * @param size as stored, before any crop
 * @param crop what of it is shown
 * @param turn how what is shown is turned upright
 * @param alpha the picture of its opacity; null where there is none
 * @param premultiplied whether colours are multiplied by it
 */
public record PictureLayout(
        Item item,
        Property.ImageSize size,
        Crop crop,
        Turn turn,
        @Nullable Item alpha,
        boolean premultiplied) {

    /** The nclx that the file gives. */
    public Optional<Property.Nclx> nclx() {
        return item.property(Property.Nclx.class);
    }
}
