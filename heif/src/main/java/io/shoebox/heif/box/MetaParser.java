package io.shoebox.heif.box;

import io.shoebox.heif.FileSpan;
import io.shoebox.heif.HeifException;
import io.shoebox.heif.HeifLimits;
import io.shoebox.heif.UnsupportedHeifException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code meta} box (ISO/IEC 14496-12, clause 8.11). Its parts may come in any order. */
final class MetaParser {
    private final HeifLimits limits;
    private final BoxWalk walk;
    private final PropertyParser properties;
    private final List<Property> shared = new ArrayList<>();
    private final Map<Integer, Kind> kinds = new HashMap<>();
    private Map<Integer, ItemLocation> locations = Map.of();
    private final AssociationParser associations;
    private final List<ItemReference> references = new ArrayList<>();
    private int referred;
    private FileSpan itemData = new FileSpan(0, 0);
    private long primary = -1;

    private record Kind(String type, String contentType) {}

    MetaParser(HeifLimits limits, BoxWalk walk) {
        this.limits = limits;
        this.walk = walk;
        properties = new PropertyParser(limits);
        associations = new AssociationParser(limits);
    }

    Meta parse(ByteCursor in, int depth) throws HeifException {
        int position = in.position();
        in.skip(4);
        walk.each(in, depth, this::part);
        if (primary < 0) {
            throw in.corrupt("no primary item");
        }
        Map<Integer, Item> items = new HashMap<>();
        for (Map.Entry<Integer, Kind> entry : kinds.entrySet()) {
            items.put(entry.getKey(), item(entry.getKey(), entry.getValue()));
        }
        return new Meta((int) primary, items, references, itemData, position);
    }

    private Item item(int id, Kind kind) {
        List<Property> own = new ArrayList<>();
        String unknown = "";
        for (AssociationParser.Association association : associations.of(id)) {
            int index = association.index();
            if (index < 1 || index > shared.size()) {
                continue; // 0 stands for none.
            }
            Property property = shared.get(index - 1);
            own.add(property);
            if (association.essential() && property instanceof Property.Other(String type)) {
                unknown = BoxWalk.printable(type);
            }
        }
        return new Item(id, kind.type(), kind.contentType(), Optional.ofNullable(locations.get(id)), own, unknown);
    }

    private void part(String type, ByteCursor in, int depth) throws HeifException {
        switch (type) {
            case "hdlr" -> handler(in);
            case "pitm" -> primary = itemId(in, BoxWalk.Version.of(in).version() > 0);
            case "iinf" -> {
                in.skip(BoxWalk.Version.of(in).version() == 0 ? 2 : 4);
                walk.each(in, depth + 1, this::info);
            }
            case "iloc" -> locations = new LocationParser(limits).parse(in);
            case "iref" -> {
                boolean wide = BoxWalk.Version.of(in).version() > 0;
                walk.each(in, depth + 1, (kind, payload, level) -> reference(kind, payload, wide));
            }
            case "iprp" -> walk.each(in, depth + 1, this::propertyPart);
            case "idat" -> itemData = in.rest();
            default -> {}
        }
    }

    /** Clause 8.4.3: a still picture's file has a handler of pictures. */
    private static void handler(ByteCursor in) throws HeifException {
        in.skip(8);
        String type = in.fourCc();
        if (!type.equals("pict")) {
            throw new UnsupportedHeifException(
                    "a file of '" + BoxWalk.printable(type) + "' rather than pictures", in.position());
        }
    }

    private void propertyPart(String type, ByteCursor in, int depth) throws HeifException {
        if (type.equals("ipco")) {
            walk.each(in, depth + 1, (kind, payload, level) -> shared.add(properties.parse(kind, payload)));
        } else if (type.equals("ipma")) {
            associations.parse(in);
        }
    }

    /** {@code infe}: versions before 2 have no item types, and HEIF none of those. */
    private void info(String type, ByteCursor in, int depth) throws HeifException {
        int version = BoxWalk.Version.of(in).version();
        if (!type.equals("infe") || version < 2) {
            return;
        }
        int id = itemId(in, version > 2);
        in.skip(2);
        String kind = in.fourCc();
        in.text(); // Its name.
        kinds.put(id, new Kind(kind, kind.equals("mime") ? in.text() : ""));
        limits.checkItems(kinds.size(), in.position());
    }

    private void reference(String type, ByteCursor in, boolean wide) throws HeifException {
        int from = itemId(in, wide);
        int count = in.u16();
        referred += count;
        limits.checkLinks(referred, in.position());
        List<Integer> to = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            to.add(itemId(in, wide));
        }
        references.add(new ItemReference(type, from, to));
        limits.checkItems(references.size(), in.position());
    }

    static int itemId(ByteCursor in, boolean wide) throws HeifException {
        return wide ? in.s32() & Integer.MAX_VALUE : in.u16();
    }
}
