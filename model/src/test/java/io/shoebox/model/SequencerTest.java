package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequencerTest {
    @Test
    void isPaddedOnTheRight() {
        assertThat(Sequencer.of("0055AED6DCD90281E5"))
                .hasToString("0055AED6DCD90281E5" + "0".repeat(14))
                .isEqualTo(Sequencer.of("0055aed6dcd90281e500"));
        assertThat(Sequencer.of("2")).isGreaterThan(Sequencer.of("10")).isLessThan(Sequencer.of("21"));
    }

    @Property
    void ordersAsTheNumberThatItIsOncePadded(
            @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f') @StringLength(min = 1, max = 32)
                    String a,
            @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'A', to = 'F') @StringLength(min = 1, max = 32)
                    String b) {
        int expected = number(a).compareTo(number(b));
        assertThat(Integer.signum(Sequencer.of(a).compareTo(Sequencer.of(b)))).isEqualTo(expected);
        assertThat(Sequencer.of(a).equals(Sequencer.of(b))).isEqualTo(expected == 0);
    }

    @Test
    void theNextOneIsBeforeAnyThatIsSentLater() {
        assertThat(Sequencer.of("0055AED6DCD90281E5").next())
                .isGreaterThan(Sequencer.of("0055AED6DCD90281E5"))
                .isLessThan(Sequencer.of("0055AED6DCD90281E6"));
        assertThat(Sequencer.of("F".repeat(32)).next()).isEqualTo(Sequencer.of("F".repeat(32)));
    }

    @Test
    void noneIsBeforeAllOthers() {
        assertThat(Sequencer.NONE)
                .isLessThan(Sequencer.of("0".repeat(31) + "1"))
                .isEqualTo(Sequencer.of("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0055AED6DCD90281E50055AED6DCD9028", "XYZ", "12 ", "-1", "١٢"})
    void whatWouldBeComparedWronglyFailsLoudly(String sent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sequencer.of(sent))
                .withMessageContaining("sequencer");
    }

    @Test
    void theRecordTakesOnlyThePaddedForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sequencer("AB"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sequencer("a".repeat(32)));
    }

    private static BigInteger number(String text) {
        return new BigInteger((text + "0".repeat(32)).substring(0, 32).toUpperCase(Locale.ROOT), 16);
    }
}
