package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderReaderTest {
    @Test
    void tellsSizeTurnAndExifOfAGrid() throws IOException {
        byte[] file = Composites.grid();

        HeifHeader header = Decoding.header(file);

        assertThat(header.codec()).isEqualTo(HeifCodec.HEVC);
        assertThat(header.brand()).isEqualTo("heic");
        assertThat(header.width()).isEqualTo(140);
        assertThat(header.height()).isEqualTo(120);
        assertThat(header.pixels()).isEqualTo(140 * 120);
        assertThat(header.orientation()).isEqualTo(6);
        FileSpan exif = Objects.requireNonNull(header.exif());
        assertThat(Arrays.copyOfRange(file, exif.offset(), (int) exif.end())).isEqualTo(Composites.TIFF);
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, 1",
        "1, -1, 8",
        "2, -1, 3",
        "3, -1, 6",
        "0, 0, 4",
        "0, 1, 2",
        "1, 0, 7",
        "1, 1, 5",
        "2, 0, 2",
        "2, 1, 4",
        "3, 0, 5",
        "3, 1, 7"
    })
    void turnsAndMirrorsAreOneOrientation(int quarters, int mirror, int orientation) throws IOException {
        var builder = new HeifBuilder();
        int picture = builder.coded(Decoding.coded("plain"), 76, 64);
        builder.property(picture, HeifBuilder.box("irot", HeifBuilder.bytes(quarters)), true);
        if (mirror >= 0) {
            builder.property(picture, HeifBuilder.box("imir", HeifBuilder.bytes(mirror)), true);
        }

        assertThat(Decoding.header(builder.build()).orientation()).isEqualTo(orientation);
    }

    @Test
    void aCropAfterATurnIsOfWhatIsSeen() throws IOException {
        var builder = new HeifBuilder();
        int picture = builder.coded(Decoding.coded("plain"), 76, 64);
        builder.property(picture, HeifBuilder.box("irot", HeifBuilder.bytes(1)), true);
        builder.property(picture, Apertures.of(20, 40, 0, 0), true);

        HeifHeader header = Decoding.header(builder.build());

        assertThat(header.width()).isEqualTo(40);
        assertThat(header.height()).isEqualTo(20);
    }

    @Test
    void aBeginningIsPartial() throws IOException {
        byte[] file = Composites.grid();

        assertThat(HeaderReader.read(Arrays.copyOf(file, 100), HeifLimits.DEFAULT))
                .isEqualTo(new HeifHeaderRead.Partial(null));
        // EXIF is the last item.
        HeifHeaderRead most = HeaderReader.read(Arrays.copyOf(file, file.length - 1), HeifLimits.DEFAULT);
        assertThat(most).isInstanceOfSatisfying(HeifHeaderRead.Partial.class, partial -> {
            HeifHeader soFar = Objects.requireNonNull(partial.soFar());
            assertThat(soFar.width()).isEqualTo(140);
            assertThat(soFar.exif()).isNull();
        });
    }

    @Test
    void tellsOfAvifWithoutDecodingIt() {
        var builder = new HeifBuilder().brand("avif");
        int picture = builder.item("av01", new byte[10]);
        builder.property(picture, HeifBuilder.imageSize(4000, 3000), false);
        builder.property(picture, HeifBuilder.box("av1C", HeifBuilder.bytes(0x81, 0, 0x4C, 0)), true);

        HeifHeader header = Decoding.header(builder.build());

        assertThat(header.codec()).isEqualTo(HeifCodec.AV1);
        assertThat(header.bitDepth()).isEqualTo(10);
        assertThat(header.width()).isEqualTo(4000);
    }

    @Test
    void tellsDepthAlphaAndProfile() throws IOException {
        assertThat(Decoding.header(Golden.read("ten-bits")).bitDepth()).isEqualTo(10);
        assertThat(Decoding.header(Golden.read("alpha")).alpha()).isTrue();
        assertThat(Decoding.header(Golden.read("plain")).icc()).isNull();
        var builder = new HeifBuilder();
        int picture = builder.coded(Decoding.coded("plain"), 76, 64);
        byte[] profile = {'p', 'r', 'o', 'f', 1, 2, 3};
        builder.property(picture, HeifBuilder.box("colr", profile), false);
        byte[] file = builder.build();
        FileSpan icc = Objects.requireNonNull(Decoding.header(file).icc());
        assertThat(Arrays.copyOfRange(file, icc.offset(), (int) icc.end())).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(HeaderReader.read(new byte[0], HeifLimits.DEFAULT)).isInstanceOf(HeifHeaderRead.Refused.class);
        assertThat(HeaderReader.read(new byte[100], HeifLimits.DEFAULT)).isInstanceOf(HeifHeaderRead.Refused.class);
    }
}
