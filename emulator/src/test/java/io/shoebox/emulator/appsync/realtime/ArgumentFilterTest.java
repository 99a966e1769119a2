package io.shoebox.emulator.appsync.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ArgumentFilterTest {
    private static final Map<String, @Nullable Object> VALUE =
            Map.<String, @Nullable Object>of("owner", "ann", "priority", 3, "rating", 1.0);

    @Test
    void letsEverythingThroughWithoutArguments() {
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of(), VALUE))
                .isTrue();
    }

    @Test
    void wantsAllArgumentsEqual() {
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("owner", "ann", "priority", 3), VALUE))
                .isTrue();
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("owner", "ann", "priority", 4), VALUE))
                .isFalse();
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("owner", "Ann"), VALUE))
                .isFalse();
    }

    @Test
    void comparesNumbersByTheirValue() {
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("priority", 3L, "rating", 1), VALUE))
                .isTrue();
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("priority", "3"), VALUE))
                .isFalse();
    }

    @Test
    void findsNothingInFieldsThatTheMutationDidNotSelect() {
        assertThat(ArgumentFilter.matches(Map.<String, @Nullable Object>of("text", "Hello"), VALUE))
                .isFalse();
        assertThat(ArgumentFilter.matches(Collections.<String, @Nullable Object>singletonMap("text", null), VALUE))
                .isFalse();
    }

    @Test
    void takesANullThatWasGivenAsAValue() {
        assertThat(ArgumentFilter.matches(Collections.<String, @Nullable Object>singletonMap("owner", null), VALUE))
                .isFalse();
        assertThat(ArgumentFilter.matches(
                        Collections.<String, @Nullable Object>singletonMap("text", null),
                        Collections.<String, @Nullable Object>singletonMap("text", null)))
                .isTrue();
    }
}
