package io.shoebox.heif.layout;

import io.shoebox.heif.CorruptHeifException;
import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import io.shoebox.heif.UnsupportedHeifException;
import io.shoebox.heif.box.ByteCursor;
import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.ItemBytes;
import io.shoebox.heif.box.ItemReader;
import io.shoebox.heif.box.Meta;
import io.shoebox.heif.box.Property;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how pictures are put together (ISO/IEC 23008-12, clauses 6.5 and 6.6). */
public final class LayoutReader {
    private static final List<String> ALPHA_TYPES =
            List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");
    private static final int WIDE_FIELDS = 1;

    private final Meta meta;
    private final HeifLimits limits;

    public LayoutReader(Meta meta, HeifLimits limits) {
        this.meta = meta;
        this.limits = limits;
    }

    /** The layout of the primary picture, by its properties only. */
    public PictureLayout primary() throws HeifException {
        List<Item> chain = new ArrayList<>();
        Item item = meta.primary();
        chain.add(item);
        while (item.type().equals("iden")) {
            limits.checkDepth(chain.size(), meta.position());
            List<Integer> source = meta.referredTo("dimg", item.id());
            if (source.isEmpty()) {
                throw new CorruptHeifException("an identity of nothing", meta.position());
            }
            item = meta.item(source.getFirst());
            chain.add(item);
        }
        Property.ImageSize size = size(item);
        Crop crop = new Crop(0, 0, (int) size.width(), (int) size.height());
        Turn turn = Turn.NONE;
        for (Item step : chain.reversed()) {
            for (Property property : step.properties()) {
                switch (property) {
                    case Property.CleanAperture aperture -> crop = crop.within(aperture, turn);
                    case Property.Rotation rotation -> turn = turn.rotated(rotation.quarterTurns());
                    case Property.Mirror mirror -> turn = turn.mirrored(mirror.leftRight());
                    default -> {}
                }
            }
        }
        boolean premultiplied = !meta.referredTo("prem", chain.getFirst().id()).isEmpty();
        return new PictureLayout(item, size, crop, turn, alpha(chain), premultiplied);
    }

    private Property.ImageSize size(Item item) throws HeifException {
        Property.ImageSize size = item.property(Property.ImageSize.class)
                .orElseThrow(() -> new CorruptHeifException("a picture without a size", meta.position()));
        if (size.width() == 0 || size.height() == 0) {
            throw new CorruptHeifException("a picture of " + size.width() + "x" + size.height(), meta.position());
        }
        // Each below 2^32, the product may have 64 bits.
        limits.checkPixels(Math.max(size.width(), size.height()), meta.position());
        limits.checkPixels(size.width() * size.height(), meta.position());
        return size;
    }

    private @Nullable Item alpha(List<Item> chain) {
        for (Item item : chain) {
            for (int id : meta.referringTo("auxl", item.id())) {
                Item auxiliary = meta.items().get(id);
                if (auxiliary != null && isAlpha(auxiliary)) {
                    return auxiliary;
                }
            }
        }
        return null;
    }

    private static boolean isAlpha(Item item) {
        return item.property(Property.AuxiliaryType.class)
                .filter(type -> ALPHA_TYPES.contains(type.urn()))
                .isPresent();
    }

    /** The pieces of a grid or of a coded picture. */
    public Mosaic mosaic(Item item, ItemReader reader) throws HeifException {
        checkUnderstood(item);
        return switch (item.type()) {
            case "hvc1", "hev1" -> {
                Property.ImageSize size = size(item);
                yield new Mosaic((int) size.width(), (int) size.height(), 1, 1, List.of(item));
            }
            case "grid" -> grid(item, reader);
            case "av01" -> throw new UnsupportedHeifException("AV1", meta.position());
            default ->
                throw new UnsupportedHeifException(
                        "pictures of type '" + item.type().replaceAll("[^ -~]", "?") + "'", meta.position());
        };
    }

    private void checkUnderstood(Item item) throws UnsupportedHeifException {
        if (!item.unknownEssential().isEmpty()) {
            throw new UnsupportedHeifException("property '" + item.unknownEssential() + "'", meta.position());
        }
    }

    private Mosaic grid(Item item, ItemReader reader) throws HeifException {
        ItemBytes data = reader.read(item);
        var in = new ByteCursor(data.array(), new FileSpan(data.from(), data.length()));
        if (in.u8() != 0) {
            throw new UnsupportedHeifException("a grid of another version", data.filePosition());
        }
        boolean wide = (in.u8() & WIDE_FIELDS) != 0;
        int rows = in.u8() + 1;
        int columns = in.u8() + 1;
        long width = wide ? in.u32() : in.u16();
        long height = wide ? in.u32() : in.u16();
        Property.ImageSize size = size(item);
        if (width != size.width() || height != size.height()) {
            throw new CorruptHeifException("a grid whose size is given twice, and differs", data.filePosition());
        }
        List<Integer> ids = meta.referredTo("dimg", item.id());
        if (ids.size() != rows * columns) {
            throw new CorruptHeifException(
                    "a grid of " + columns + "x" + rows + " with " + ids.size() + " tiles", data.filePosition());
        }
        List<Item> tiles = new ArrayList<>();
        for (int id : ids) {
            tiles.add(tile(meta.item(id)));
        }
        return new Mosaic((int) width, (int) height, columns, rows, tiles);
    }

    private Item tile(Item item) throws HeifException {
        checkUnderstood(item);
        if (!item.type().equals("hvc1") && !item.type().equals("hev1")) {
            throw new UnsupportedHeifException("a grid of other than coded pictures", meta.position());
        }
        boolean transformed = item.properties().stream()
                .anyMatch(property -> property instanceof Property.Rotation
                        || property instanceof Property.Mirror
                        || property instanceof Property.CleanAperture);
        if (transformed) {
            throw new UnsupportedHeifException("a grid of turned pictures", meta.position());
        }
        return item;
    }
}
