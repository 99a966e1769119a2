package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "5f3d8c1e-6a0b-4c55-9d61-0a1b2c3d4e5f", "1-65a4e0b2-0123456789abcdef01234567"})
    void takesWhatAwsCallsARequest(String id) {
        assertThat(RequestId.read(id)).contains(new RequestId(id));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\"b", "${jndi:x}", "<b>", "%0a", "é", "a_b"})
    void takesNothingElse(String text) {
        assertThat(RequestId.read(text)).isEmpty();
    }

    @Test
    void isBoundedAndQuotedNowhereIfItIsNone() {
        assertThat(RequestId.read("a".repeat(64))).isPresent();
        assertThat(RequestId.read("a".repeat(65))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestId("secret!"))
                .withMessageNotContaining("secret");
    }

    @Test
    void makesOneOfItsOwn() {
        RequestId made = RequestId.random();
        assertThat(made).isNotEqualTo(RequestId.random());
        assertThat(RequestId.read(made.value())).contains(made);
    }
}
