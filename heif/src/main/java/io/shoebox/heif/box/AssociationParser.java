package io.shoebox.heif.box;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which item has which properties: {@code ipma} (ISO/IEC 23008-12, clause 9.3.1). */
final class AssociationParser {
    private static final int WIDE_INDEXES = 1;

    private final HeifLimits limits;
    private final Map<Integer, List<Association>> byItem = new HashMap<>();
    private int links;

    /** @param index from 1 into the shared properties */
    record Association(boolean essential, int index) {}

    AssociationParser(HeifLimits limits) {
        this.limits = limits;
    }

    List<Association> of(int item) {
        return byItem.getOrDefault(item, List.of());
    }

    void parse(ByteCursor in) throws HeifException {
        BoxWalk.Version full = BoxWalk.Version.of(in);
        boolean wide = (full.flags() & WIDE_INDEXES) != 0;
        long entries = in.u32();
        for (long i = 0; i < entries; i++) {
            int item = MetaParser.itemId(in, full.version() > 0);
            int count = in.u8();
            links += count;
            limits.checkLinks(links, in.position());
            List<Association> own = byItem.computeIfAbsent(item, unseen -> new ArrayList<>());
            for (int k = 0; k < count; k++) {
                int bits = wide ? in.u16() : in.u8();
                int index = wide ? bits & 0x7FFF : bits & 0x7F;
                own.add(new Association(index != bits, index));
            }
            limits.checkItems(byItem.size(), in.position());
        }
    }
}
