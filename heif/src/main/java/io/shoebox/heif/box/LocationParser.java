package io.shoebox.heif.box;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads where items lie: {@code iloc} (ISO/IEC 14496-12, clause 8.11.3). */
final class LocationParser {
    private final HeifLimits limits;
    private int extents;

    LocationParser(HeifLimits limits) {
        this.limits = limits;
    }

    /** How many bytes each number has. */
    private record Sizes(int offset, int length, int base, int index) {
        static Sizes of(ByteCursor in, int version) throws HeifException {
            int bits = in.u16();
            return new Sizes(bits >> 12, bits >> 8 & 15, bits >> 4 & 15, version > 0 ? bits & 15 : 0);
        }
    }

    Map<Integer, ItemLocation> parse(ByteCursor in) throws HeifException {
        int version = BoxWalk.Version.of(in).version();
        Sizes sizes = Sizes.of(in, version);
        boolean wide = version > 1;
        int count = MetaParser.itemId(in, wide);
        Map<Integer, ItemLocation> locations = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int item = MetaParser.itemId(in, wide);
            locations.putIfAbsent(item, location(in, version, sizes));
            limits.checkItems(locations.size(), in.position());
        }
        return locations;
    }

    private ItemLocation location(ByteCursor in, int version, Sizes sizes) throws HeifException {
        int position = in.position();
        int construction = version > 0 ? in.u16() & 15 : ItemLocation.IN_FILE;
        boolean inThisFile = in.u16() == 0;
        long base = in.number(sizes.base());
        int count = in.u16();
        List<ItemLocation.Extent> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            limits.checkExtents(++extents, in.position());
            long index = in.number(sizes.index());
            pieces.add(new ItemLocation.Extent(index, base + in.number(sizes.offset()), in.number(sizes.length())));
        }
        return new ItemLocation(construction, inThisFile, pieces, position);
    }
}
