package io.shoebox.heif.box;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import io.shoebox.heif.UnsupportedHeifException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the data of one item, and of those that it lies in: each of them once, all together no more than twice the file. */
final class ItemReading {
    private final byte[] file;
    private final Meta meta;
    private final HeifLimits limits;
    private final Map<Integer, ItemBytes> done = new HashMap<>();
    private long copied;

    ItemReading(byte[] file, Meta meta, HeifLimits limits) {
        this.file = file;
        this.meta = meta;
        this.limits = limits;
    }

    ItemBytes read(Item item, int depth) throws HeifException {
        ItemBytes known = done.get(item.id());
        if (known != null) {
            return known;
        }
        ItemLocation place = item.location()
                .orElseThrow(() -> new CorruptHeifException("item " + item.id() + " has no place", meta.position()));
        limits.checkDepth(depth, place.position());
        if (!place.inThisFile()) {
            throw new UnsupportedHeifException("data in another file", place.position());
        }
        ItemBytes data = place.extents().size() == 1
                ? piece(item, place, place.extents().getFirst(), depth)
                : joined(item, place, depth);
        done.put(item.id(), data);
        return data;
    }

    private ItemBytes joined(Item item, ItemLocation place, int depth) throws HeifException {
        long length = 0;
        for (ItemLocation.Extent extent : place.extents()) {
            length += piece(item, place, extent, depth).length();
        }
        copied += length;
        // Pieces that lie in one another could make more of a file than there is.
        if (length > file.length || copied > 2L * file.length) {
            throw new CorruptHeifException("an item of more bytes than the file", place.position());
        }
        byte[] all = new byte[(int) length];
        int at = 0;
        int position = place.position();
        for (ItemLocation.Extent extent : place.extents()) {
            ItemBytes piece = piece(item, place, extent, depth);
            position = at == 0 ? piece.filePosition() : position;
            System.arraycopy(piece.array(), piece.from(), all, at, piece.length());
            at += piece.length();
        }
        return new ItemBytes(all, 0, at, position);
    }

    private ItemBytes piece(Item item, ItemLocation place, ItemLocation.Extent extent, int depth) throws HeifException {
        ItemBytes source = source(item, place, extent, depth);
        long length = extent.length() == 0 ? source.length() - extent.offset() : extent.length();
        if (extent.offset() < 0 || length < 0 || extent.offset() > source.length() - length) {
            throw new CorruptHeifException("an item lies beyond the end of the data", place.position());
        }
        int from = source.from() + (int) extent.offset();
        return new ItemBytes(source.array(), from, from + (int) length, source.filePosition(from));
    }

    /** What the offset of a piece counts from. */
    private ItemBytes source(Item item, ItemLocation place, ItemLocation.Extent extent, int depth)
            throws HeifException {
        return switch (place.construction()) {
            case ItemLocation.IN_FILE -> new ItemBytes(file, 0, file.length, 0);
            case ItemLocation.IN_IDAT -> {
                FileSpan box = meta.itemData();
                yield new ItemBytes(file, box.offset(), (int) box.end(), box.offset());
            }
            case ItemLocation.IN_ITEM -> read(referredTo(item, place, extent), depth + 1);
            default ->
                throw new UnsupportedHeifException("construction method " + place.construction(), place.position());
        };
    }

    private Item referredTo(Item item, ItemLocation place, ItemLocation.Extent extent) throws HeifException {
        List<Integer> sources = meta.referredTo("iloc", item.id());
        long index = Math.max(1, extent.index());
        if (index > sources.size()) {
            throw new CorruptHeifException("item " + item.id() + " lies in no other", place.position());
        }
        return meta.item(sources.get((int) index - 1));
    }
}
