package io.shoebox.heif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts files together of items, properties and references; ids count from 1. Over 200 lines since a box is a few lines, and there are many. */
final class HeifBuilder {
    private static final int IN_FILE = 0;
    private static final int IN_IDAT = 1;
    private static final int IN_ITEM = 2;

    private final List<Item> items = new ArrayList<>();
    private final ByteArrayOutputStream properties = new ByteArrayOutputStream();
    private final ByteArrayOutputStream references = new ByteArrayOutputStream();
    private final ByteArrayOutputStream idat = new ByteArrayOutputStream();
    private final ByteArrayOutputStream mdat = new ByteArrayOutputStream();
    private String brand = "heic";
    private int propertyCount;
    private int primary = 1;

    /** @param extents offset and length of each piece, from where its construction counts */
    private record Item(String type, int construction, List<int[]> extents, List<Integer> properties) {}

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] box(String type, byte[]... parts) {
        byte[] payload = join(parts);
        return join(u32(payload.length + 8), type.getBytes(ISO_8859_1), payload);
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] imageSize(int width, int height) {
        return box("ispe", u32(0), u32(width), u32(height));
    }

    HeifBuilder brand(String name) {
        brand = name;
        return this;
    }

    HeifBuilder primary(int id) {
        primary = id;
        return this;
    }

    /** A coded picture of another file, with the properties that it cannot do without. */
    int coded(CodedPicture picture, int width, int height) {
        int id = item(
                "hvc1",
                Arrays.copyOfRange(
                        picture.data().array(),
                        picture.data().from(),
                        picture.data().to()));
        property(id, configurationOf(picture), true);
        property(id, imageSize(width, height), false);
        return id;
    }

    static byte[] configurationOf(CodedPicture picture) {
        byte[] file = picture.file();
        int first = picture.configuration().parameterSets().getFirst().offset();
        int at = first;
        while (!new String(file, at, 4, ISO_8859_1).equals("hvcC")) {
            at--;
        }
        int size = ByteBuffer.wrap(file).getInt(at - 4);
        return Arrays.copyOfRange(file, at - 4, at - 4 + size);
    }

    /** An item whose data lie in the file. */
    int item(String type, byte[] data) {
        return item(type, IN_FILE, mdat, data, data.length);
    }

    /** An item whose data lie in pieces of so many bytes, others' between them. */
    int piecewise(String type, byte[] data, int piece) {
        return item(type, IN_FILE, mdat, data, piece);
    }

    int inIdat(String type, byte[] data) {
        return item(type, IN_IDAT, idat, data, data.length);
    }

    /** An item that is a part of another one's data. */
    int inItem(String type, int other, int offset, int length) {
        items.add(new Item(type, IN_ITEM, List.of(new int[] {offset, length}), new ArrayList<>()));
        reference("iloc", items.size(), other);
        return items.size();
    }

    private int item(String type, int construction, ByteArrayOutputStream place, byte[] data, int piece) {
        List<int[]> extents = new ArrayList<>();
        for (int from = 0; from < data.length; from += piece) {
            int length = Math.min(piece, data.length - from);
            extents.add(new int[] {place.size(), length});
            place.write(data, from, length);
            place.writeBytes(new byte[piece == data.length ? 0 : 3]);
        }
        items.add(new Item(type, construction, extents, new ArrayList<>()));
        return items.size();
    }

    /** A grid of the items, which has to be in order. */
    int grid(int columns, int rows, int width, int height, int... tiles) {
        byte[] data = join(bytes(0, 0, rows - 1, columns - 1), u16(width), u16(height));
        int id = inIdat("grid", data);
        property(id, imageSize(width, height), false);
        reference("dimg", id, tiles);
        return id;
    }

    HeifBuilder property(int item, byte[] box, boolean essential) {
        properties.writeBytes(box);
        propertyCount++;
        items.get(item - 1).properties().add(propertyCount | (essential ? 0x80 : 0));
        return this;
    }

    HeifBuilder reference(String type, int from, int... to) {
        byte[] ids = new byte[0];
        for (int id : to) {
            ids = join(ids, u16(id));
        }
        references.writeBytes(box(type, u16(from), u16(to.length), ids));
        return this;
    }

    byte[] build() {
        byte[] start = box(
                "ftyp", brand.getBytes(ISO_8859_1), u32(0), "mif1".getBytes(ISO_8859_1), brand.getBytes(ISO_8859_1));
        // The places of items do not change the size of what they are in.
        int dataAt = start.length + meta(0).length + 8;
        return join(start, meta(dataAt), box("mdat", mdat.toByteArray()));
    }

    private byte[] meta(int dataAt) {
        byte[] infos = new byte[0];
        byte[] locations = new byte[0];
        byte[] associations = new byte[0];
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            byte[] id = u16(i + 1);
            infos = join(
                    infos,
                    box("infe", bytes(2, 0, 0, 0), id, u16(0), item.type().getBytes(ISO_8859_1), bytes(0)));
            locations = join(
                    locations,
                    id,
                    u16(item.construction()),
                    u16(0),
                    u16(item.extents().size()));
            for (int[] extent : item.extents()) {
                int base = item.construction() == IN_FILE ? dataAt : 0;
                locations = join(locations, u32(base + extent[0]), u32(extent[1]));
            }
            associations = join(associations, id, bytes(item.properties().size()));
            for (int property : item.properties()) {
                associations = join(associations, bytes(property));
            }
        }
        byte[] count = u16(items.size());
        byte[] handler = join(u32(0), "pict".getBytes(ISO_8859_1), new byte[13]);
        return box(
                "meta",
                u32(0),
                box("hdlr", u32(0), handler),
                box("pitm", u32(0), u16(primary)),
                box("iloc", bytes(1, 0, 0, 0), bytes(0x44, 0), count, locations),
                box("iinf", u32(0), count, infos),
                references.size() == 0 ? new byte[0] : box("iref", u32(0), references.toByteArray()),
                box(
                        "iprp",
                        box("ipco", properties.toByteArray()),
                        box("ipma", u32(0), u32(items.size()), associations)),
                box("idat", idat.toByteArray()));
    }
}
