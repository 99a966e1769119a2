package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    @Test
    void valuesAreReadAndStripped() {
        var env = new Environment(Map.of("A", " text ", "B", "7", "C", "true", "D", "PT5M"));
        assertThat(env.text("A")).isEqualTo("text");
        assertThat(env.number("B", 1, 0, 9)).isEqualTo(7);
        assertThat(env.flag("C", false)).isTrue();
        assertThat(env.text("D", "x")).isEqualTo("PT5M");
        assertThatCode(env::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotSetOrBlankHasItsDefault() {
        var env = new Environment(Map.of("B", "  "));
        assertThat(env.text("A", "a")).isEqualTo("a");
        assertThat(env.number("B", 3, 0, 9)).isEqualTo(3);
        assertThat(env.flag("C", true)).isTrue();
        assertThat(env.parsed("D", Duration.ZERO, "a duration", text -> Duration.ofSeconds(1)))
                .isEqualTo(Duration.ZERO);
        assertThatCode(env::check).doesNotThrowAnyException();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        var env = new Environment(Map.of("NUMBER", "10", "WORD", "ten", "FLAG", "yes", "BLANK", " "));
        assertThat(env.text("MISSING")).isEmpty();
        assertThat(env.text("BLANK")).isEmpty();
        assertThat(env.number("NUMBER", 3, 0, 9)).isEqualTo(3);
        assertThat(env.number("WORD", 4, 0, 9)).isEqualTo(4);
        assertThat(env.flag("FLAG", false)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(env::check)
                .withMessage("wrong settings: MISSING is not set; BLANK is not set;"
                        + " NUMBER must be a whole number from 0 to 9, not '10';"
                        + " WORD must be a whole number from 0 to 9, not 'ten';"
                        + " FLAG must be true or false, not 'yes'");
    }

    @Test
    void theBoundsOfANumberAreWithin() {
        var env = new Environment(Map.of("LEAST", "-2", "MOST", "9", "UNDER", "-3", "OVER", "9223372036854775808"));
        assertThat(env.number("LEAST", 0, -2, 9)).isEqualTo(-2);
        assertThat(env.number("MOST", 0, -2, 9)).isEqualTo(9);
        assertThatCode(env::check).doesNotThrowAnyException();
        assertThat(env.number("UNDER", 0, -2, 9)).isZero();
        assertThat(env.number("OVER", 0, -2, Long.MAX_VALUE)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(env::check)
                .withMessageContaining("UNDER")
                .withMessageContaining("OVER");
    }
}
