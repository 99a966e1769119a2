package io.shoebox.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Good pictures with a block of metadata that means harm: EXIF, XMP, colour profiles and texts. */
final class MetadataBombs {
    private static final byte[] JPEG = TestImages.jpeg(64, 48);
    private static final byte[] PNG = TestImages.png(64, 48);
    private static final byte[] WEBP = FileParts.webp(64, 48);
    private static final int SEGMENT = 65_000;
    private static final int CHUNK = 3_900 * 1024;
    /** The formats that have such blocks. */
    private static final List<Function<Random, Case>> KINDS = List.of(
            random -> exif(random, "jpg"),
            random -> exif(random, "png"),
            random -> exif(random, "webp"),
            random -> xmp(random, "jpg"),
            random -> xmp(random, "png"),
            random -> xmp(random, "webp"),
            random -> profile(random, "jpg"),
            random -> profile(random, "png"),
            random -> profile(random, "webp"),
            MetadataBombs::inflating,
            MetadataBombs::manyTexts);

    private MetadataBombs() {}

    static Case of(Random random) {
        return KINDS.get(random.nextInt(KINDS.size())).apply(random);
    }

    private static Case exif(Random random, String format) {
        byte[] tiff = tiff(random, format.equals("jpg") ? SEGMENT : CHUNK);
        byte[] prefix = "Exif\0\0".getBytes(ISO_8859_1);
        return new Case(format, "EXIF", with(format, 0xE1, prefix, "eXIf", "EXIF", tiff));
    }

    /** Entries that all claim the same large block, or lead back to where they stand. */
    private static byte[] tiff(Random random, int most) {
        int[] sizes = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
        int entries = 1 + random.nextInt(Math.min(65_000, most / 12 - 10));
        int start = 8 + 2 + 12 * entries + 4;
        int type = 1 + random.nextInt(12);
        boolean sameTag = random.nextBoolean();
        boolean loops = random.nextInt(3) == 0;
        ByteBuffer file = ByteBuffer.allocate(random.nextBoolean() ? most : start + 16);
        file.put("MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) entries);
        int[] pointers = {0x8769, 0x8825, 0xA005, 0x014A, 0x927C, 0x0112, 0x9003};
        for (int i = 0; i < entries; i++) {
            int tag = loops ? pointers[i % pointers.length] : sameTag ? 0x9003 : i + 1;
            int claimed = random.nextInt(8) == 0 ? -1 : Math.max(1, (file.capacity() - start) / sizes[type]);
            file.putShort((short) tag).putShort((short) (loops ? 4 : type));
            file.putInt(loops ? 1 : claimed).putInt(loops ? 8 : start);
        }
        file.putInt(8);
        return file.array();
    }

    private static Case xmp(Random random, String format) {
        int most = format.equals("jpg") ? SEGMENT - 40 : CHUNK;
        String text = switch (random.nextInt(4)) {
            case 0 ->
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + "<x xmp:CreateDate=\"&c;&c;&c;\"/>";
            case 1 -> "<a ".repeat(most / 3);
            case 2 -> "<x exif:DateTimeOriginal" + " ".repeat(most - 40) + "=\"2026";
            default -> "exif:DateTimeOriginal ".repeat(most / 22);
        };
        byte[] xml = text.getBytes(ISO_8859_1);
        byte[] packet =
                format.equals("png") ? FileParts.concat("XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1), xml) : xml;
        byte[] prefix = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
        return new Case(format, "XMP", with(format, 0xE1, prefix, "iTXt", "XMP ", packet));
    }

    private static Case profile(Random random, String format) {
        int size = 132 + random.nextInt(format.equals("jpg") ? 60_000 : 3_000_000);
        ByteBuffer icc = ByteBuffer.allocate(size);
        byte[] noise = new byte[Math.min(size, 4096)];
        random.nextBytes(noise);
        icc.put(noise);
        icc.putInt(0, random.nextBoolean() ? size : random.nextInt());
        icc.put(36, "acsp".getBytes(ISO_8859_1)).put(16, "RGB ".getBytes(ISO_8859_1));
        icc.putInt(128, random.nextBoolean() ? random.nextInt() : random.nextInt(100_000));
        byte[] profile =
                format.equals("png") ? FileParts.concat("p\0\0".getBytes(ISO_8859_1), icc.array()) : icc.array();
        byte[] prefix = {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0, 1, (byte) (1 + random.nextInt(255))};
        return new Case(format, "ICC", with(format, 0xE2, prefix, "iCCP", "ICCP", profile));
    }

    /** Chunks of a PNG that are a thousand times as large as they look. */
    private static Case inflating(Random random) {
        byte[] zeros = PixelBombs.zeros(1L << (20 + random.nextInt(9)));
        String type = List.of("iCCP", "zTXt", "iTXt").get(random.nextInt(3));
        byte[] head = (type.equals("iTXt") ? "XML:com.adobe.xmp\0\1\0\0\0" : "p\0\0").getBytes(ISO_8859_1);
        return new Case("png", "inflating " + type, FileParts.withChunk(PNG, type, FileParts.concat(head, zeros)));
    }

    private static Case manyTexts(Random random) {
        byte[] text = FileParts.chunk("tEXt", "Title\0x".getBytes(ISO_8859_1));
        byte[] texts = new byte[text.length * (1 + random.nextInt(50_000))];
        for (int at = 0; at < texts.length; at += text.length) {
            System.arraycopy(text, 0, texts, at, text.length);
        }
        return new Case(
                "png",
                "many texts",
                FileParts.concat(Arrays.copyOf(PNG, 33), texts, Arrays.copyOfRange(PNG, 33, PNG.length)));
    }

    private static byte[] with(
            String format, int marker, byte[] prefix, String pngChunk, String webpChunk, byte[] content) {
        return switch (format) {
            case "jpg" -> FileParts.withSegment(JPEG, marker, FileParts.concat(prefix, content));
            case "png" -> FileParts.withChunk(PNG, pngChunk, content);
            default -> webp(webpChunk, content);
        };
    }

    /** In the extended format, with all flags. */
    private static byte[] webp(String type, byte[] content) {
        byte[] canvas = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x2C, 0, 0, 0, 63, 0, 0, 47, 0, 0};
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(type.getBytes(ISO_8859_1)).putInt(content.length).put(content);
        byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
        byte[] file = type.equals("ICCP")
                ? FileParts.concat(Arrays.copyOf(WEBP, 12), canvas, chunk.array(), picture)
                : FileParts.concat(Arrays.copyOf(WEBP, 12), canvas, picture, chunk.array());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }
}
