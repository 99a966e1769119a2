package io.shoebox.heif.box;

import java.util.List;
import java.util.Optional;

/**
 * An item of the file: a coded or derived picture, or metadata.
 *
 * @param type four characters, such as {@code hvc1}, {@code grid}, {@code Exif}
 * @param contentType of a {@code mime} item; else empty
 * @param location where its data lie; null where the file does not say
 * @param properties in the order that they apply
 * @param unknownEssential the type of a property that has to be understood and is not; else empty
 */
public record Item(
        int id,
        String type,
        String contentType,
        Optional<ItemLocation> location,
        List<Property> properties,
        String unknownEssential) {
    public Item {
        properties = List.copyOf(properties);
    }

    /** The first property of a kind. */
    public <T extends Property> Optional<T> property(Class<T> kind) {
        return properties.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
