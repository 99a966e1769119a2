package io.shoebox.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ImageTypeTest {
    @Test
    void theFirstBytesShowTheType() {
        assertThat(sniff("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")).contains(ImageType.JPEG);
        assertThat(sniff("\u00ff\u00d8\u00ff")).contains(ImageType.JPEG);
        assertThat(sniff("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")).contains(ImageType.PNG);
        assertThat(sniff("GIF87a")).contains(ImageType.GIF);
        assertThat(sniff("GIF89a\1\0\1\0")).contains(ImageType.GIF);
        assertThat(sniff("RIFF\1\2\3\4WEBPVP8 ")).contains(ImageType.WEBP);
        assertThat(sniff("\0\0\0\30ftypheic\0\0\0\0mif1heic")).contains(ImageType.HEIC);
        assertThat(sniff("\0\0\0\30ftypmif1\0\0\0\0mif1heic")).contains(ImageType.HEIC);
        assertThat(sniff("\0\0\0\30ftypavif\0\0\0\0mif1miaf")).contains(ImageType.AVIF);
        assertThat(sniff("\0\0\0\34ftypmif1\0\0\0\0mif1avifmiaf")).contains(ImageType.AVIF);
        assertThat(sniff("\0\0\0\24ftypmif1\0\0\0\0mif1avif"))
                .as("beyond the box")
                .contains(ImageType.HEIC);
    }

    @Test
    void otherBytesShowNone() {
        assertThat(sniff("")).isEmpty();
        assertThat(sniff("\u00ff\u00d8")).isEmpty();
        assertThat(sniff("hello, world")).isEmpty();
        assertThat(sniff("\u0089PNG\n\u001a\n"))
                .as("line ends changed on the way")
                .isEmpty();
        assertThat(sniff("GIF88a")).isEmpty();
        assertThat(sniff("RIFF\1\2\3\4WAVEfmt ")).isEmpty();
        assertThat(sniff("RIFF\1\2\3\4WEB")).isEmpty();
        assertThat(sniff("\0\0\0\30ftypisom\0\0\0\0mp42avif")).isEmpty();
        assertThat(sniff("\0\0\0\30ftyphei")).isEmpty();
        assertThat(sniff(" GIF89a")).isEmpty();
        assertThat(sniff("<svg xmlns='http://www.w3.org/2000/svg'>")).isEmpty();
        assertThat(ImageType.sniff("\u00ff\u00d8\u00ff".getBytes(UTF_8))).isEmpty();
    }

    @Property
    void noMoreBytesAreLookedAtThanSaid(@ForAll byte[] start) {
        int looked = Math.min(start.length, ImageType.SNIFFED_BYTES);
        assertThat(ImageType.sniff(Arrays.copyOf(start, looked))).isEqualTo(ImageType.sniff(start));
    }

    @Test
    void aMediaTypeIsKnownWhateverItsCaseAndParameters() {
        for (ImageType type : ImageType.values()) {
            assertThat(ImageType.ofContentType(type.contentType())).contains(type);
        }
        assertThat(ImageType.ofContentType("Image/JPEG ; q=1")).contains(ImageType.JPEG);
        assertThat(ImageType.ofContentType("image/heif")).contains(ImageType.HEIC);
        assertThat(ImageType.ofContentType("image/tiff")).isEmpty();
        assertThat(ImageType.ofContentType("")).isEmpty();
        assertThat(ImageType.ofContentType(";")).isEmpty();
        assertThat(ImageType.ofContentType("image/jpg")).isEmpty();
    }

    private static Optional<ImageType> sniff(String bytes) {
        return ImageType.sniff(bytes.getBytes(ISO_8859_1));
    }
}
