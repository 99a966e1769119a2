package io.shoebox.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.picture.HostileProfiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;

/**
 * Good pictures with a block of metadata that means harm: EXIF, XMP, colour profiles and texts. Over 200 lines since each kind
 * is a file of its own.
 */
final class MetadataBombs {
    private static final byte[] JPEG = TestImages.jpeg(64, 48);
    private static final byte[] PNG = TestImages.png(64, 48);
    private static final byte[] WEBP = FileParts.webp(64, 48);
    /** Of 64 × 48 pixels, with all flags. */
    private static final byte[] CANVAS = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x2E, 0, 0, 0, 63, 0, 0, 47, 0, 0};

    private static final int SEGMENT = 65_000;
    static final int CHUNK = 3_900 * 1024;
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
            MetadataBombs::manySegments,
            MetadataBombs::manyChunks,
            MetadataBombs::manyFrames,
            GifBombs::of,
            GifBombs::of,
            HeicBombs::of,
            HeicBombs::of,
            HeicBombs::of,
            HeicBombs::of,
            HeicBombs::asAvif);

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
    static byte[] tiff(Random random, int most) {
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
        byte[] xml = xml(random, format.equals("jpg") ? SEGMENT - 40 : CHUNK);
        byte[] packet =
                format.equals("png") ? FileParts.concat("XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1), xml) : xml;
        byte[] prefix = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
        return new Case(format, "XMP", with(format, 0xE1, prefix, "iTXt", "XMP ", packet));
    }

    /** What readers of XML, and of names, may run away with. */
    static byte[] xml(Random random, int most) {
        String text = switch (random.nextInt(4)) {
            case 0 ->
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + "<x xmp:CreateDate=\"&c;&c;&c;\"/>";
            case 1 -> "<a ".repeat(most / 3);
            case 2 -> "<x exif:DateTimeOriginal" + " ".repeat(most - 40) + "=\"2026";
            default -> "exif:DateTimeOriginal ".repeat(most / 22);
        };
        return text.getBytes(ISO_8859_1);
    }

    private static Case profile(Random random, String format) {
        byte[] icc = icc(random, format.equals("jpg") ? 60_000 : 3_000_000);
        if (format.equals("jpg")) {
            return new Case(format, "ICC", withProfile(random, icc));
        }
        byte[] profile = format.equals("png")
                ? FileParts.concat("p\0\0".getBytes(ISO_8859_1), random.nextBoolean() ? icc : deflated(icc))
                : icc;
        return new Case(format, "ICC", with(format, 0, new byte[0], "iCCP", "ICCP", profile));
    }

    /** In several segments, whose numbers and count may be wrong; some parts come twice, or not at all. */
    private static byte[] withProfile(Random random, byte[] icc) {
        byte[] jpeg = JPEG;
        int parts = 1 + random.nextInt(random.nextBoolean() ? 3 : 255);
        int size = Math.min(SEGMENT, Math.ceilDiv(icc.length, parts));
        boolean lies = random.nextBoolean();
        for (int part = parts; part > 0; part--) {
            int from = Math.min(icc.length, (part - 1) * size);
            byte[] name = "ICC_PROFILE\0".getBytes(ISO_8859_1);
            byte[] numbers = {(byte) (lies ? random.nextInt(256) : part), (byte) (lies ? random.nextInt(256) : parts)};
            byte[] bytes = Arrays.copyOfRange(icc, from, Math.min(icc.length, from + size));
            jpeg = FileParts.withSegment(jpeg, 0xE2, FileParts.concat(name, numbers, bytes));
        }
        return jpeg;
    }

    /** Noise behind a header, and what native engines take much for. */
    static byte[] icc(Random random, int most) {
        return switch (random.nextInt(4)) {
            case 0 -> HostileProfiles.elements(1 + random.nextInt(Math.min(20_000, most / 20)), 2 + random.nextInt(6));
            case 1 -> HostileProfiles.table(random.nextInt(256), random.nextInt(10_000));
            case 2 -> HostileProfiles.oldTable(random.nextInt(256), random.nextInt(10_000));
            default -> noise(random, 132 + random.nextInt(most));
        };
    }

    private static byte[] noise(Random random, int size) {
        ByteBuffer icc = ByteBuffer.allocate(size);
        byte[] noise = new byte[Math.min(size, 4096)];
        random.nextBytes(noise);
        icc.put(noise);
        icc.putInt(0, random.nextBoolean() ? size : random.nextInt());
        icc.put(36, "acsp".getBytes(ISO_8859_1)).put(16, "RGB ".getBytes(ISO_8859_1));
        icc.putInt(128, random.nextBoolean() ? random.nextInt() : random.nextInt(100_000));
        return icc.array();
    }

    private static byte[] deflated(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Thousands of segments, each of which may be what is looked for. */
    private static Case manySegments(Random random) {
        byte[] content = switch (random.nextInt(4)) {
            case 0 -> "Exif\0\0".getBytes(ISO_8859_1);
            case 1 -> "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
            case 2 -> "ICC_PROFILE\0\1\1x".getBytes(ISO_8859_1);
            default -> FileParts.concat("Exif\0\0".getBytes(ISO_8859_1), "MM\0*\0\0\0\10\0\0".getBytes(ISO_8859_1));
        };
        byte[] head = {(byte) 0xFF, (byte) (0xE1 + random.nextInt(2)), 0, (byte) (2 + content.length)};
        byte[] segments = repeated(FileParts.concat(head, content), 1 + random.nextInt(200_000));
        return new Case(
                "jpg",
                "many segments",
                FileParts.concat(Arrays.copyOf(JPEG, 2), segments, Arrays.copyOfRange(JPEG, 2, JPEG.length)));
    }

    /** Thousands of chunks, each of which may be what is looked for. */
    private static Case manyChunks(Random random) {
        String type = List.of("tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME").get(random.nextInt(6));
        byte[] content =
                (type.equals("iTXt") ? "XML:com.adobe.xmp\0\0\0\0\0x" : "Creation Time\0\0").getBytes(ISO_8859_1);
        byte[] chunks = repeated(
                FileParts.chunk(type, random.nextBoolean() ? content : new byte[0]), 1 + random.nextInt(100_000));
        return new Case(
                "png",
                "many chunks",
                FileParts.concat(Arrays.copyOf(PNG, 33), chunks, Arrays.copyOfRange(PNG, 33, PNG.length)));
    }

    /** An animation, or chunks before its only picture. */
    private static Case manyFrames(Random random) {
        byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
        byte[] frame = FileParts.concat(
                riff("ANMF", FileParts.concat(new byte[6], new byte[] {63, 0, 0, 47, 0, 0, 1, 0, 0, 0}, picture)));
        byte[] part = random.nextBoolean()
                ? frame
                : riff(List.of("ICCP", "EXIF", "XMP ", "junk").get(random.nextInt(4)), new byte[random.nextInt(3)]);
        byte[] file = FileParts.concat(
                Arrays.copyOf(WEBP, 12),
                CANVAS,
                riff("ANIM", new byte[6]),
                repeated(part, 1 + random.nextInt(60_000)),
                random.nextBoolean() ? picture : frame);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return new Case("webp", "many frames", file);
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int at = 0; at < all.length; at += part.length) {
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    /** Chunks of a PNG that are a thousand times as large as they look. */
    private static Case inflating(Random random) {
        byte[] zeros = PixelBombs.zeros(1L << (20 + random.nextInt(9)));
        String type = List.of("iCCP", "zTXt", "iTXt").get(random.nextInt(3));
        byte[] head = (type.equals("iTXt") ? "XML:com.adobe.xmp\0\1\0\0\0" : "p\0\0").getBytes(ISO_8859_1);
        return new Case("png", "inflating " + type, FileParts.withChunk(PNG, type, FileParts.concat(head, zeros)));
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
        byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
        byte[] chunk = riff(type, content);
        byte[] file = type.equals("ICCP")
                ? FileParts.concat(Arrays.copyOf(WEBP, 12), CANVAS, chunk, picture)
                : FileParts.concat(Arrays.copyOf(WEBP, 12), CANVAS, picture, chunk);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    private static byte[] riff(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
