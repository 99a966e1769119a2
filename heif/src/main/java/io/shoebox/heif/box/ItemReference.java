package io.shoebox.heif.box;

import java.util.List;

/** One item's references of a type to others (ISO/IEC 14496-12, clause 8.11.12). */
public record ItemReference(String type, int from, List<Integer> to) {
    public ItemReference {
        to = List.copyOf(to);
    }
}
