package io.shoebox.heif.box;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import io.shoebox.heif.UnsupportedHeifException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of a file or of its beginning.
 *
 * @param brands the major one first; no more than are ever asked for
 * @param meta empty if the file's beginning ends before its end
 */
public record HeifBoxes(List<String> brands, Optional<Meta> meta) {
    private static final int HEADER_BYTES = 8;
    /** Files have a handful; a box of nothing else could have a million. */
    private static final int MOST_BRANDS = 64;

    public HeifBoxes {
        brands = List.copyOf(brands);
    }

    /**
     * Reads the boxes up to and with {@code meta}.
     *
     * @param start the file, or as much of it as one has
     */
    public static HeifBoxes parse(byte[] start, HeifLimits limits) throws HeifException {
        limits.checkBytes(start.length, 0);
        var walk = new BoxWalk(limits);
        var in = new ByteCursor(start, BoxWalk.whole(start));
        List<String> brands = List.of();
        @Nullable Meta meta = null;
        while (meta == null && in.remaining() >= HEADER_BYTES) {
            BoxWalk.BoxHeader box = walk.header(in);
            if (box.payload() > in.remaining()) {
                return new HeifBoxes(brands, Optional.empty());
            }
            ByteCursor payload = in.piece(in.span(box.payload()));
            switch (box.type()) {
                case "ftyp" -> brands = brands(payload);
                case "meta" -> meta = new MetaParser(limits, walk).parse(payload, 1);
                case "moov" ->
                    throw new UnsupportedHeifException("a sequence of images without a still", payload.position());
                default -> {}
            }
        }
        if (brands.isEmpty()) {
            throw in.corrupt("no file type box");
        }
        return new HeifBoxes(brands, Optional.ofNullable(meta));
    }

    private static List<String> brands(ByteCursor in) throws HeifException {
        List<String> brands = new ArrayList<>();
        brands.add(in.fourCc());
        in.skip(4);
        while (in.remaining() >= 4 && brands.size() < MOST_BRANDS) {
            brands.add(in.fourCc());
        }
        return brands;
    }
}
