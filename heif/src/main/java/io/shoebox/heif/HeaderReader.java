package io.shoebox.heif;

import io.shoebox.heif.box.HeifBoxes;
import io.shoebox.heif.box.Item;
import io.shoebox.heif.box.ItemReader;
import io.shoebox.heif.box.Meta;
import io.shoebox.heif.box.Property;
import io.shoebox.heif.layout.LayoutReader;
import io.shoebox.heif.layout.PictureLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads headers: boxes only, no picture's data. */
public final class HeaderReader {
    private static final int TIFF_OFFSET_BYTES = 4;
    private static final int PLAIN_DEPTH = 8;

    private final byte[] bytes;
    private final Meta meta;
    private final ItemReader items;
    private boolean missing;

    private HeaderReader(byte[] bytes, Meta meta, HeifLimits limits) {
        this.bytes = bytes;
        this.meta = meta;
        items = new ItemReader(bytes, meta, limits);
    }

    /**
     * Reads a header.
     *
     * @param start the file, or as much of it as one has
     */
    public static HeifHeaderRead read(byte[] start, HeifLimits limits) {
        try {
            HeifBoxes boxes = HeifBoxes.parse(start, limits);
            if (boxes.meta().isEmpty()) {
                return new HeifHeaderRead.Partial(null);
            }
            Meta meta = boxes.meta().get();
            var reader = new HeaderReader(start, meta, limits);
            HeifHeader header = reader.header(boxes, new LayoutReader(meta, limits).primary());
            return reader.missing ? new HeifHeaderRead.Partial(header) : new HeifHeaderRead.Whole(header);
        } catch (HeifException e) {
            return new HeifHeaderRead.Refused(e);
        } catch (RuntimeException e) {
            return new HeifHeaderRead.Refused(new CorruptHeifException(e));
        }
    }

    private HeifHeader header(HeifBoxes boxes, PictureLayout layout) throws HeifException {
        return new HeifHeader(
                codec(layout.item()),
                boxes.brands().getFirst(),
                layout.crop().width(),
                layout.crop().height(),
                layout.turn().exifOrientation(),
                depth(layout.item()),
                layout.alpha() != null,
                exif(),
                meta.describing("mime", "application/rdf+xml")
                        .map(this::present)
                        .orElse(null),
                layout.item()
                        .property(Property.IccProfile.class)
                        .map(Property.IccProfile::data)
                        .orElse(null));
    }

    private HeifCodec codec(Item item) {
        return switch (item.type()) {
            case "hvc1", "hev1" -> HeifCodec.HEVC;
            case "av01" -> HeifCodec.AV1;
            case "grid" -> {
                List<Integer> tiles = meta.referredTo("dimg", item.id());
                Item first = tiles.isEmpty() ? null : meta.items().get(tiles.getFirst());
                // One that refers to itself is no picture.
                yield first == null || first.type().equals("grid") ? HeifCodec.OTHER : codec(first);
            }
            default -> HeifCodec.OTHER;
        };
    }

    private static int depth(Item item) {
        Optional<Integer> told = item.property(Property.PixelDepths.class)
                .flatMap(depths -> depths.bits().stream().findFirst());
        return told.or(() -> item.property(Property.Av1Configuration.class).map(Property.Av1Configuration::bitDepth))
                .orElse(PLAIN_DEPTH);
    }

    /** The item begins with the offset of the TIFF structure after it (ISO/IEC 23008-12, annex A.2.1). */
    private @Nullable FileSpan exif() {
        FileSpan item = meta.describing("Exif", "").map(this::present).orElse(null);
        if (item == null || item.length() < TIFF_OFFSET_BYTES) {
            return null;
        }
        long offset = 0;
        for (int i = 0; i < TIFF_OFFSET_BYTES; i++) {
            offset = offset << 8 | Byte.toUnsignedInt(bytes[item.offset() + i]);
        }
        long skipped = TIFF_OFFSET_BYTES + offset;
        return skipped < item.length()
                ? new FileSpan(item.offset() + (int) skipped, item.length() - (int) skipped)
                : null;
    }

    /** The piece of the bytes that an item is, if they have it. */
    private @Nullable FileSpan present(Item item) {
        FileSpan span = items.span(item).orElse(null);
        if (span == null || span.end() <= bytes.length) {
            return span;
        }
        missing = true;
        return null;
    }
}
