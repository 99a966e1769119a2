package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reasons are those that the thumbnailer gives. */
final class FailureClassTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEMORY|the image takes too much memory to decode",
                "TIME|the image takes longer than 30 s to decode",
                "CORRUPT|the image is corrupt: Unexpected end of ZLIB input stream",
                "CORRUPT|the JPEG is truncated",
                "CORRUPT|the JPEG is corrupt: it has 2 frames",
                "UNSUPPORTED|arithmetic coding (SOF9) is not supported",
                "UNSUPPORTED|Unsupported JPEG: lossless (SOF3)",
                "LIMIT|the image has 30000 × 30000 pixels; at most 50 megapixels are decoded",
                "LIMIT|the JPEG has 500 scans; at most 100 are decoded",
                "LIMIT|the file has more than 26214400 bytes",
                "OTHER|something that nobody thought of"
            })
    void aReasonIsOfTheFirstKindThatFits(FailureClass kind, String reason) {
        assertThat(FailureClass.of(reason)).isEqualTo(kind);
    }
}
