package io.shoebox.heif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts files together of items, properties and references; ids count from 1. Over 200 lines since a box is a few lines, and there are many. */
public final class HeifBuilder {
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

    /**
     * @param extents offset and length of each piece, from where its construction counts
     * @param properties their indexes, doubled, and one more for those that are essential
     */
    private record Item(
            String type, String contentType, int construction, List<int[]> extents, List<Integer> properties) {}

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    public static byte[] u32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    public static byte[] box(String type, byte[]... parts) {
        byte[] payload = join(parts);
        return join(u32(payload.length + 8), type.getBytes(ISO_8859_1), payload);
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] imageSize(int width, int height) {
        return box("ispe", u32(0), u32(width), u32(height));
    }

    public HeifBuilder brand(String name) {
        brand = name;
        return this;
    }

    public HeifBuilder primary(int id) {
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
    public int item(String type, byte[] data) {
        return item(type, IN_FILE, mdat, data, data.length);
    }

    /** An item whose data lie in pieces of so many bytes, others' between them. */
    public int piecewise(String type, byte[] data, int piece) {
        return item(type, IN_FILE, mdat, data, piece);
    }

    public int inIdat(String type, byte[] data) {
        return item(type, IN_IDAT, idat, data, data.length);
    }

    /** An item that is a part of another one's data. */
    public int inItem(String type, int other, int offset, int length) {
        items.add(new Item(type, "", IN_ITEM, List.of(new int[] {offset, length}), new ArrayList<>()));
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
        items.add(new Item(type, "", construction, extents, new ArrayList<>()));
        return items.size();
    }

    /** An item that claims to lie in these pieces, each an offset from the first item's data and a length. */
    public int claiming(String type, String contentType, List<int[]> pieces) {
        items.add(new Item(type, contentType, IN_FILE, pieces, new ArrayList<>()));
        return items.size();
    }

    /** Where the next item's data would lie, from the first item's. */
    public int position() {
        return mdat.size();
    }

    /** The first coded picture of another file. */
    public int coded(byte[] file, int width, int height) throws HeifException {
        return coded(CodedPicture.of(file).getFirst(), width, height);
    }

    /** The data of the first coded picture of a file: units led by their lengths. */
    public static byte[] data(byte[] file) throws HeifException {
        CodedPicture picture = CodedPicture.of(file).getFirst();
        return Arrays.copyOfRange(
                picture.data().array(), picture.data().from(), picture.data().to());
    }

    /** The hvcC box of the first coded picture of a file. */
    public static byte[] configuration(byte[] file) throws HeifException {
        return configurationOf(CodedPicture.of(file).getFirst());
    }

    /** A grid of the items, which has to be in order. */
    public int grid(int columns, int rows, int width, int height, int... tiles) {
        int id = inIdat("grid", join(bytes(0, 1, rows - 1, columns - 1), u32(width), u32(height)));
        property(id, imageSize(width, height), false);
        reference("dimg", id, tiles);
        return id;
    }

    /** A new property of one item. */
    public HeifBuilder property(int item, byte[] box, boolean essential) {
        properties.writeBytes(box);
        propertyCount++;
        items.get(item - 1).properties().add(propertyCount << 1 | (essential ? 1 : 0));
        return this;
    }

    /** A property that there is already, once more. */
    public HeifBuilder again(int item, int index) {
        items.get(item - 1).properties().add(index << 1);
        return this;
    }

    public HeifBuilder reference(String type, int from, int... to) {
        ByteBuffer ids = ByteBuffer.allocate(2 * to.length);
        for (int id : to) {
            ids.putShort((short) id);
        }
        references.writeBytes(box(type, u16(from), u16(to.length), ids.array()));
        return this;
    }

    public byte[] build() {
        byte[] start = box(
                "ftyp", brand.getBytes(ISO_8859_1), u32(0), "mif1".getBytes(ISO_8859_1), brand.getBytes(ISO_8859_1));
        // The places of items do not change the size of what they are in.
        int dataAt = start.length + meta(0).length + 8;
        return join(start, meta(dataAt), box("mdat", mdat.toByteArray()));
    }

    private byte[] meta(int dataAt) {
        var infos = new ByteArrayOutputStream();
        var locations = new ByteArrayOutputStream();
        var associations = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            byte[] id = u16(i + 1);
            byte[] type = item.type().getBytes(ISO_8859_1);
            byte[] contentType =
                    item.type().equals("mime") ? (item.contentType() + "\0").getBytes(ISO_8859_1) : bytes();
            infos.writeBytes(box("infe", bytes(2, 0, 0, 0), id, u16(0), type, bytes(0), contentType));
            locations.writeBytes(join(
                    id, u16(item.construction()), u16(0), u16(item.extents().size())));
            for (int[] extent : item.extents()) {
                int base = item.construction() == IN_FILE ? dataAt : 0;
                locations.writeBytes(u32(base + extent[0]));
                locations.writeBytes(u32(extent[1]));
            }
            associations.writeBytes(join(id, bytes(item.properties().size())));
            item.properties().forEach(property -> associations.writeBytes(u16((property & 1) << 15 | property >> 1)));
        }
        byte[] count = u16(items.size());
        byte[] handler = join(u32(0), "pict".getBytes(ISO_8859_1), new byte[13]);
        return box(
                "meta",
                u32(0),
                box("hdlr", u32(0), handler),
                box("pitm", u32(0), u16(primary)),
                box("iloc", bytes(1, 0, 0, 0), bytes(0x44, 0), count, locations.toByteArray()),
                box("iinf", u32(0), count, infos.toByteArray()),
                references.size() == 0 ? new byte[0] : box("iref", u32(0), references.toByteArray()),
                box(
                        "iprp",
                        box("ipco", properties.toByteArray()),
                        box("ipma", bytes(0, 0, 0, 1), u32(items.size()), associations.toByteArray())),
                box("idat", idat.toByteArray()));
    }
}
