package io.shoebox.uploadapi.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AnswerTest {
    @Test
    void aValueIsData() {
        var value = new Answer.Value(Map.of("s3Key", "a"));
        assertThat(value.json()).isEqualTo(Map.of("data", Map.of("s3Key", "a")));
        assertThat(Answer.read(value.json())).isEqualTo(value);
    }

    @Test
    void nothingIsDataToo() {
        var expected = new HashMap<String, @Nullable Object>();
        expected.put("data", null);
        assertThat(new Answer.Value(null).json()).isEqualTo(expected);
        assertThat(Answer.read(expected)).isEqualTo(new Answer.Value(null));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsAnErrorWithItsType(ErrorType type) {
        var refused = new Answer.Refused(type, "because");
        assertThat(refused.json()).isEqualTo(Map.of("error", Map.of("type", type.text(), "message", "because")));
        assertThat(Answer.read(refused.json())).isEqualTo(refused);
    }

    @Test
    void whatIsNoAnswerIsNotReadAsOne() {
        for (Map<String, Object> json : List.<Map<String, Object>>of(
                Map.of(), Map.of("value", "text"), Map.of("error", Map.of("type", "Other", "message", "x")))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Answer.read(json));
        }
    }
}
