package io.shoebox.heif.box;

import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import java.util.Optional;

/** Gives the data of items, without a copy where they lie in one piece. Safe for several threads. */
public final class ItemReader {
    private final byte[] file;
    private final Meta meta;
    private final HeifLimits limits;

    public ItemReader(byte[] file, Meta meta, HeifLimits limits) {
        this.file = file;
        this.meta = meta;
        this.limits = limits;
    }

    /** The one piece of the file that an item is; empty if it is not in one piece or its place makes no sense. */
    public Optional<FileSpan> span(Item item) {
        ItemLocation place = item.location().orElse(null);
        if (place == null || place.extents().size() != 1 || place.construction() == ItemLocation.IN_ITEM) {
            return Optional.empty();
        }
        ItemLocation.Extent extent = place.extents().getFirst();
        boolean inBox = place.construction() == ItemLocation.IN_IDAT;
        long offset = extent.offset() + (inBox ? meta.itemData().offset() : 0);
        boolean fits = place.inThisFile() && offset >= 0 && offset <= Integer.MAX_VALUE - extent.length();
        return fits && extent.length() > 0
                ? Optional.of(new FileSpan((int) offset, (int) extent.length()))
                : Optional.empty();
    }

    /** The most bytes that reading an item and what it is made of may take beside the file. */
    public long memory(Item item) {
        long once = bytes(item);
        boolean pieces = item.location().isPresent()
                && (item.location().get().extents().size() > 1
                        || item.location().get().construction() == ItemLocation.IN_ITEM);
        return pieces ? once + 2L * file.length : once;
    }

    /** The most bytes that an item can have. */
    public long bytes(Item item) {
        long sum = 0;
        if (item.location().isPresent()) {
            ItemLocation place = item.location().get();
            for (ItemLocation.Extent extent : place.extents()) {
                // All of another item's is no more than the file, or else cannot be read.
                boolean open = extent.length() <= 0;
                sum += open ? file.length : Math.min(file.length, extent.length());
            }
        }
        return Math.min(file.length, sum);
    }

    public ItemBytes read(Item item) throws HeifException {
        return new ItemReading(file, meta, limits).read(item, 1);
    }
}
