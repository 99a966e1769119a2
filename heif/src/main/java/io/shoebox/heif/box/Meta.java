package io.shoebox.heif.box;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.FileSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code meta} box: what items there are, and how they belong together.
 *
 * @param primaryId of the picture that the file is about
 * @param itemData the payload of {@code idat}; empty where there is none
 * @param position of the box in the file
 */
public record Meta(
        int primaryId, Map<Integer, Item> items, List<ItemReference> references, FileSpan itemData, int position) {
    public Meta {
        items = Map.copyOf(items);
        references = List.copyOf(references);
    }

    public Item primary() throws CorruptHeifException {
        return item(primaryId);
    }

    public Item item(int id) throws CorruptHeifException {
        Item item = items.get(id);
        if (item == null) {
            throw new CorruptHeifException("there is no item " + id, position);
        }
        return item;
    }

    /** The items that one refers to; none if it does not. */
    public List<Integer> referredTo(String type, int from) {
        return references.stream()
                .filter(reference ->
                        reference.from() == from && reference.type().equals(type))
                .findFirst()
                .map(ItemReference::to)
                .orElse(List.of());
    }

    /** The items that refer to one. */
    public List<Integer> referringTo(String type, int to) {
        return references.stream()
                .filter(reference ->
                        reference.type().equals(type) && reference.to().contains(to))
                .map(ItemReference::from)
                .toList();
    }

    /** The first item of a type, and of mime items of a content type, that describes the primary one. */
    public Optional<Item> describing(String type, String contentType) {
        return referringTo("cdsc", primaryId).stream()
                .map(items::get)
                .filter(item -> item != null
                        && item.type().equals(type)
                        && item.contentType().equals(contentType))
                .findFirst();
    }
}
