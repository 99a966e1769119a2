package io.shoebox.uploadapi.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "azAZ09-._~,azAZ09-._~",
        "'a b+c/d%','a%20b%2Bc%2Fd%25'",
        "Ä,%C3%84",
        "📷,%F0%9F%93%B7",
        "'a\r\nx-evil: 1','a%0D%0Ax-evil%3A%201'"
    })
    void keepsWhatIsUnreservedAndEncodesTheRestAsUtf8(String text, String encoded) {
        assertThat(PercentEncoding.encode(text, 100)).isEqualTo(encoded);
    }

    @Test
    void cutsAtACodePoint() {
        assertThat(PercentEncoding.encode("a📷b", 12)).isEqualTo("a");
        assertThat(PercentEncoding.encode("a📷b", 13)).isEqualTo("a%F0%9F%93%B7");
        assertThat(PercentEncoding.encode("a📷b", 14)).isEqualTo("a%F0%9F%93%B7b");
    }

    @Test
    void makesAQuestionMarkOfAnUnpairedSurrogate() {
        assertThat(PercentEncoding.encode("a\ud83d", 10)).isEqualTo("a%3F");
    }

    @Test
    void canBeDecodedByAnyone() {
        String text = "Ωmega 100% – 写真.jpg";

        assertThat(URLDecoder.decode(PercentEncoding.encode(text, 1000), UTF_8)).isEqualTo(text);
    }
}
