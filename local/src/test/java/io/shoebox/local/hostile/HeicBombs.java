package io.shoebox.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shoebox.heif.HeifBuilder;
import io.shoebox.heif.HeifException;
import io.shoebox.thumbnailer.FileParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * HEIC whose boxes mean harm: sizes, grids, items in items, pieces that lie in one another, metadata and profiles, and
 * thousands of each thing that a file can have thousands of. Over 200 lines since each kind is a file of its own.
 */
final class HeicBombs {
    /** 400 × 300 pixels, as one coded picture. */
    private static final byte[] PICTURE = Mutations.resource("/io/shoebox/thumbnailer/quarters.heic");

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private interface Kind {
        Case of(Random random) throws HeifException;
    }

    private static final List<Kind> KINDS = List.of(
            HeicBombs::size,
            HeicBombs::grid,
            HeicBombs::nested,
            HeicBombs::overlapping,
            HeicBombs::parameterSets,
            HeicBombs::units,
            HeicBombs::exif,
            HeicBombs::xmp,
            HeicBombs::profile,
            HeicBombs::thousands,
            HeicBombs::links);

    private HeicBombs() {}

    static Case of(Random random) {
        try {
            return KINDS.get(random.nextInt(KINDS.size())).of(random);
        } catch (HeifException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any size for a picture of another. */
    private static Case size(Random random) throws HeifException {
        var builder = new HeifBuilder();
        builder.coded(PICTURE, random.nextInt() >>> random.nextInt(32), random.nextInt() >>> random.nextInt(32));
        return new Case("heic", "says it is large", builder.build());
    }

    /** Of a tile again and again, with data of its own or of all; some have another number of tiles, or another size. */
    private static Case grid(Random random) throws HeifException {
        boolean right = random.nextInt(3) > 0;
        int columns = 1 + random.nextInt(right ? 4 : 255);
        int rows = 1 + random.nextInt(right ? 4 : 255);
        var builder = new HeifBuilder();
        int[] tiles = new int[right ? columns * rows : 1 + random.nextInt(columns * rows)];
        Arrays.fill(tiles, builder.coded(PICTURE, WIDTH, HEIGHT));
        for (int i = 1; right && i < tiles.length; i++) {
            tiles[i] = builder.coded(PICTURE, WIDTH, HEIGHT);
        }
        int width = right ? columns * WIDTH - random.nextInt(WIDTH) : 1 + random.nextInt(10_000);
        int height = right ? rows * HEIGHT - random.nextInt(HEIGHT) : 1 + random.nextInt(10_000);
        int grid = builder.grid(columns, rows, width, height, tiles);
        return new Case("heic", "grids", builder.primary(grid).build());
    }

    /** Identities of identities, and grids of grids. */
    private static Case nested(Random random) throws HeifException {
        var builder = new HeifBuilder();
        int inner = builder.coded(PICTURE, WIDTH, HEIGHT);
        boolean grids = random.nextBoolean();
        for (int depth = random.nextInt(20); depth > 0; depth--) {
            if (grids) {
                inner = builder.grid(1, 1, WIDTH, HEIGHT, inner);
            } else {
                int identity = builder.inIdat("iden", new byte[0]);
                builder.reference("dimg", identity, inner);
                inner = identity;
            }
        }
        if (random.nextInt(4) == 0) {
            builder.reference("dimg", 1, inner);
        }
        return new Case("heic", "nested", builder.primary(inner).build());
    }

    /** A picture, or tiles, whose pieces all lie in one another, or beyond all ends. */
    private static Case overlapping(Random random) throws HeifException {
        var builder = new HeifBuilder();
        byte[] data = HeifBuilder.data(PICTURE);
        builder.item("hide", FileParts.concat(data, new byte[random.nextInt(1 << 20)]));
        List<int[]> pieces = new ArrayList<>();
        pieces.add(new int[] {0, data.length});
        for (int more = random.nextInt(4_000); more > 0; more--) {
            pieces.add(new int[] {random.nextInt(100), random.nextInt() >>> random.nextInt(32)});
        }
        int tile = builder.claiming("hvc1", "", pieces);
        builder.property(tile, HeifBuilder.configuration(PICTURE), true);
        builder.property(tile, HeifBuilder.imageSize(WIDTH, HEIGHT), false);
        int[] tiles = new int[16];
        Arrays.fill(tiles, tile);
        int primary = random.nextBoolean() ? tile : builder.grid(4, 4, 4 * WIDTH, 4 * HEIGHT, tiles);
        return new Case("heic", "overlapping pieces", builder.primary(primary).build());
    }

    /** A configuration with thousands of parameter sets. */
    private static Case parameterSets(Random random) throws HeifException {
        byte[] configuration = HeifBuilder.configuration(PICTURE);
        // Behind the box's header and 22 bytes come the number of arrays, and the arrays.
        byte[] head = Arrays.copyOf(configuration, 30);
        byte[] arrays = Arrays.copyOfRange(configuration, 31, configuration.length);
        int times = 1 + random.nextInt(60);
        byte[][] parts = new byte[times + 2][];
        Arrays.fill(parts, arrays);
        parts[0] = Arrays.copyOfRange(head, 8, 30);
        parts[1] = HeifBuilder.bytes(configuration[30] * times);
        var builder = new HeifBuilder();
        int picture = builder.item("hvc1", HeifBuilder.data(PICTURE));
        byte[] box = HeifBuilder.box("hvcC", parts);
        for (int again = random.nextInt(40); again > 0; again--) {
            builder.property(picture, box, true);
        }
        builder.property(picture, box, true);
        builder.property(picture, HeifBuilder.imageSize(WIDTH, HEIGHT), false);
        return new Case("heic", "parameter sets", builder.build());
    }

    /** Thousands of units before the picture's own. */
    private static Case units(Random random) throws HeifException {
        byte[] unit = new byte[4 + 2 + random.nextInt(30)];
        random.nextBytes(unit);
        unit[0] = 0;
        unit[1] = 0;
        unit[2] = 0;
        unit[3] = (byte) (unit.length - 4);
        // Sequence and picture sets, and types that mean nothing.
        unit[4] = (byte) ((32 + random.nextInt(10)) << 1);
        byte[] units = new byte[unit.length * (1 + random.nextInt(60_000))];
        for (int at = 0; at < units.length; at += unit.length) {
            System.arraycopy(unit, 0, units, at, unit.length);
        }
        var builder = new HeifBuilder();
        int picture = builder.item("hvc1", FileParts.concat(units, HeifBuilder.data(PICTURE)));
        builder.property(picture, HeifBuilder.configuration(PICTURE), true);
        builder.property(picture, HeifBuilder.imageSize(WIDTH, HEIGHT), false);
        return new Case("heic", "units", builder.build());
    }

    private static Case exif(Random random) throws HeifException {
        byte[] tiff = MetadataBombs.tiff(random, MetadataBombs.CHUNK);
        byte[] offset = HeifBuilder.u32(random.nextInt(3) > 0 ? 0 : random.nextInt() >>> random.nextInt(32));
        return described(random, "Exif", "", FileParts.concat(offset, tiff), "EXIF");
    }

    private static Case xmp(Random random) throws HeifException {
        return described(random, "mime", "application/rdf+xml", MetadataBombs.xml(random, MetadataBombs.CHUNK), "XMP");
    }

    /** In one piece, in many that are all the same, or beyond the end. */
    private static Case described(Random random, String type, String contentType, byte[] data, String kind)
            throws HeifException {
        var builder = new HeifBuilder();
        int picture = builder.coded(PICTURE, WIDTH, HEIGHT);
        int at = builder.position();
        builder.item("hide", data);
        List<int[]> pieces = new ArrayList<>();
        int count = random.nextInt(3) > 0 ? 1 : random.nextInt(2_000);
        for (int i = 0; i < count; i++) {
            pieces.add(new int[] {at, random.nextInt(4) > 0 ? data.length : random.nextInt() >>> random.nextInt(32)});
        }
        int item = builder.claiming(type, contentType, pieces);
        builder.reference("cdsc", item, picture);
        return new Case("heic", kind, builder.build());
    }

    private static Case profile(Random random) throws HeifException {
        var builder = new HeifBuilder();
        int picture = builder.coded(PICTURE, WIDTH, HEIGHT);
        byte[] colr = HeifBuilder.box("colr", "prof".getBytes(ISO_8859_1), MetadataBombs.icc(random, 3_000_000));
        builder.property(picture, colr, false);
        return new Case("heic", "ICC", builder.build());
    }

    /** Thousands of one thing. */
    private static Case thousands(Random random) throws HeifException {
        var builder = new HeifBuilder();
        int picture = builder.coded(PICTURE, WIDTH, HEIGHT);
        int count = 1 + random.nextInt(12_000);
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i < count; i++) {
                    builder.inIdat("iden", new byte[0]);
                }
            }
            case 1 -> {
                byte[] depths = HeifBuilder.join(new byte[4], HeifBuilder.bytes(255), new byte[255]);
                byte[] box = random.nextBoolean()
                        ? HeifBuilder.box("pixi", depths)
                        : HeifBuilder.box("auxC", new byte[4], "urn:".getBytes(ISO_8859_1));
                for (int i = 0; i < count; i++) {
                    builder.property(1 + random.nextInt(picture), box, false);
                }
            }
            default -> {
                byte[] brands = new byte[4 * 100 * count];
                Arrays.fill(brands, (byte) 'h');
                byte[] file = builder.build();
                byte[] start = HeifBuilder.box("ftyp", "heic".getBytes(ISO_8859_1), new byte[4], brands);
                return new Case("heic", "thousands", FileParts.concat(start, file));
            }
        }
        return new Case("heic", "thousands", builder.build());
    }

    /** Each with as many ends as there can be. */
    private static Case links(Random random) throws HeifException {
        var builder = new HeifBuilder();
        int picture = builder.coded(PICTURE, WIDTH, HEIGHT);
        String type = List.of("cdsc", "dimg", "thmb", "auxl").get(random.nextInt(4));
        int references = 1 + random.nextInt(30);
        for (int i = 0; i < references; i++) {
            int[] ends = new int[random.nextInt(65_536) >>> random.nextInt(16)];
            Arrays.fill(ends, picture);
            builder.reference(type, random.nextInt(3), ends);
        }
        for (int again = random.nextInt(255); again > 0; again--) {
            builder.again(picture, 1 + random.nextInt(2));
        }
        return new Case("heic", "links", builder.build());
    }

    /** The same that says it is AVIF, where that type is accepted, and where not. */
    static Case asAvif(Random random) {
        byte[] file = of(random).bytes().clone();
        System.arraycopy("avif".getBytes(ISO_8859_1), 0, file, 8, 4);
        boolean accepted = random.nextBoolean();
        return new Case("avif", accepted ? "boxes, accepted" : "boxes", file, accepted);
    }
}
