package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HostileTest {
    private static final HeifLimits MOST = HeifLimits.DEFAULT;

    @Test
    void refusesPixelsBeyondTheLimit() throws IOException {
        var builder = new HeifBuilder();
        builder.coded(Decoding.coded("plain"), -1, -1);

        refuses(builder.build(), MOST, "HEIF exceeds the limit of 50000000 pixels: 4294967295");
    }

    @Test
    void refusesMoreBoxesThanTheLimit() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 10, 8, 100, 100, 1 << 25, 1_000_000_000);

        refuses(Composites.grid(), limits, "HEIF exceeds the limit of 10 boxes: 11");
    }

    @Test
    void refusesMoreItemsThanTheLimit() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 1_000, 8, 3, 100, 1 << 25, 1_000_000_000);

        refuses(Composites.grid(), limits, "HEIF exceeds the limit of 3 items: 4");
    }

    @Test
    void refusesMorePiecesThanTheLimit() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 1_000, 8, 100, 3, 1 << 25, 1_000_000_000);

        refuses(Composites.pieces(), limits, "HEIF exceeds the limit of 3 extents: 4");
    }

    @Test
    void refusesMoreLinksThanTheLimit() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 1_000, 8, 4, 100, 1 << 25, 1_000_000_000);
        var references = new HeifBuilder();
        int tile = references.coded(Decoding.coded("plain"), 76, 64);
        references.reference("dimg", tile, new int[9]).reference("thmb", tile, new int[8]);
        refuses(references.build(), limits, "HEIF exceeds the limit of 16 links of items: 17");

        var properties = new HeifBuilder();
        int picture = properties.coded(Decoding.coded("plain"), 76, 64);
        for (int i = 0; i < 15; i++) {
            properties.again(picture, 2);
        }
        refuses(properties.build(), limits, "HEIF exceeds the limit of 16 links of items: 17");
    }

    @Test
    void refusesMoreParameterSetsThanTheLimit() {
        var builder = new HeifBuilder();
        int picture = builder.item("hvc1", new byte[1]);
        // Six thousand sets without a byte, twice.
        byte[] sets = HeifBuilder.join(new byte[22], HeifBuilder.bytes(1, 0), HeifBuilder.u16(6_000), new byte[12_000]);
        builder.property(picture, HeifBuilder.box("hvcC", sets), true);
        builder.property(picture, HeifBuilder.box("hvcC", sets), true);
        refuses(builder.build(), MOST, "HEIF exceeds the limit of 10000 extents: 10001");
    }

    @Test
    void tilesDoNotShareMuch() throws IOException {
        var builder = new HeifBuilder();
        int tile = builder.coded(Decoding.coded("plain"), 76, 64);
        int[] tiles = new int[100];
        Arrays.fill(tiles, tile);
        int grid = builder.grid(10, 10, 760, 640, tiles);
        refuses(builder.primary(grid).build(), MOST, "tiles that share too much data at byte 32");
    }

    @Test
    void whatWindowsHideCountsToo() throws IOException {
        var limits = new HeifLimits(1 << 20, 10_000, 1_000, 8, 100, 100, 1 << 25, 1_000_000_000);
        var builder = new HeifBuilder();
        int tile = builder.coded(Decoding.coded("plain"), 76, 64);
        builder.primary(builder.grid(2, 2, 77, 65, tile, tile, tile, tile));
        // Four tiles of 80 × 64 for 5,005 pixels.
        refuses(builder.build(), limits, "HEIF exceeds the limit of 20000 coded pixels: 20480");
    }

    @Test
    void refusesFilesLongerThanTheLimit() throws IOException {
        var limits = new HeifLimits(100, 1_000_000, 1_000, 8, 100, 100, 1 << 25, 1_000_000_000);

        assertThatThrownBy(() -> HeifFile.open(Composites.grid(), limits))
                .isInstanceOf(HeifLimitException.class)
                .hasMessageStartingWith("HEIF exceeds the limit of 100 bytes of file: ");
    }

    @Test
    void refusesMemoryBeyondTheLimitBeforeTakingIt() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 1_000, 8, 100, 100, 10_000, 1_000_000_000);

        assertThatThrownBy(() -> HeifFile.open(Composites.grid(), limits).decode(Reduction.FULL, 1, Runnable::run))
                .isInstanceOf(HeifLimitException.class)
                .hasMessageStartingWith("HEIF exceeds the limit of 10000 bytes of memory: ");
    }

    @Test
    void stopsWhenTheTimeIsOver() throws IOException {
        var limits = new HeifLimits(1 << 20, 1_000_000, 1_000, 8, 100, 100, 1 << 25, 1);

        assertThatThrownBy(() -> HeifFile.open(Composites.grid(), limits).decode(Reduction.FULL, 1, Runnable::run))
                .isInstanceOf(HeifLimitException.class)
                .hasMessageStartingWith("HEIF exceeds the limit of 1 nanoseconds: ");
    }

    @Test
    void anIdentityOfItselfEnds() {
        var builder = new HeifBuilder();
        int own = builder.inIdat("iden", new byte[0]);
        builder.reference("dimg", own, own);

        refuses(builder.build(), MOST, "HEIF exceeds the limit of 8 boxes or items in one another: 9");
    }

    @Test
    void dataInItselfEnd() throws IOException {
        var builder = new HeifBuilder();
        CodedPicture picture = Decoding.coded("plain");
        int own = builder.inItem("hvc1", 1, 0, 10);
        builder.property(own, HeifBuilder.configurationOf(picture), true);
        builder.property(own, HeifBuilder.imageSize(76, 64), false);

        assertThatThrownBy(() -> Decoding.full(builder.build()))
                .isInstanceOf(HeifLimitException.class)
                .hasMessage("HEIF exceeds the limit of 8 boxes or items in one another: 9");
    }

    @Test
    void aGridCannotHaveMoreTilesThanItShows() throws IOException {
        var builder = new HeifBuilder();
        int tile = builder.coded(Decoding.coded("plain"), 76, 64);
        int[] many = new int[100 * 100];
        Arrays.fill(many, tile);
        int grid = builder.grid(100, 100, 70, 60, many);

        assertThatThrownBy(() -> HeifFile.open(builder.primary(grid).build(), MOST))
                .isInstanceOf(CorruptHeifException.class)
                .hasMessageStartingWith("a picture of 70x60 of 100x100 tiles of 76x64 at byte ");
    }

    @Test
    void whatIsNotDecodedIsRefusedByName() throws IOException {
        refuses(Golden.read("chroma-444"), MOST, "unsupported HEIF: chroma 4:4:4");
        var avif = new HeifBuilder();
        avif.property(avif.item("av01", new byte[1]), HeifBuilder.imageSize(10, 10), false);
        refuses(avif.build(), MOST, "unsupported HEIF: AV1");
        var overlay = new HeifBuilder();
        overlay.property(overlay.inIdat("iovl", new byte[1]), HeifBuilder.imageSize(10, 10), false);
        refuses(overlay.build(), MOST, "unsupported HEIF: pictures of type 'iovl'");
        var essential = new HeifBuilder();
        int picture = essential.coded(Decoding.coded("plain"), 76, 64);
        essential.property(picture, HeifBuilder.box("lsel", HeifBuilder.u16(1)), true);
        refuses(essential.build(), MOST, "unsupported HEIF: property 'lsel'");
    }

    @Test
    void namesTheByteWhereATruncatedFileEnds() throws IOException {
        byte[] file = Composites.grid();

        assertThatExceptionOfType(CorruptHeifException.class)
                .isThrownBy(() -> HeifFile.open(Arrays.copyOf(file, 200), MOST))
                .satisfies(damage -> assertThat(damage.position()).isEqualTo(200))
                .withMessage("the file ends before its pictures at byte 200");
    }

    private static void refuses(byte[] file, HeifLimits limits, String message) {
        assertThatThrownBy(() -> HeifFile.open(file, limits))
                .isInstanceOf(HeifException.class)
                .hasMessage(message);
    }
}
