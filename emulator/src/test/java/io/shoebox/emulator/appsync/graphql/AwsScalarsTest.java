package io.shoebox.emulator.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AwsScalarsTest {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    @ParameterizedTest
    @CsvSource({
        "AWSDate, 2026-02-28, true",
        "AWSDate, 2026-02-28Z, true",
        "AWSDate, 2026-02-28+01:00, true",
        "AWSDate, 2026-02-30, false",
        "AWSDate, 28.2.2026, false",
        "AWSTime, 12:30:00.5Z, true",
        "AWSTime, 12:30, true",
        "AWSTime, 24:00:00, false",
        "AWSDateTime, 2026-02-28T12:30:00Z, true",
        "AWSDateTime, 2026-02-28T12:30:00.123456+02:00, true",
        "AWSDateTime, 2026-02-28T12:30:00, false",
        "AWSDateTime, 2026-02-28, false",
        "AWSEmail, ann@example.com, true",
        "AWSEmail, ann, false",
        "AWSEmail, a b@example.com, false",
        "AWSURL, https://example.com/a?b=c, true",
        "AWSURL, http://127.0.0.1:4000, true",
        "AWSURL, example.com, false",
        "AWSURL, mailto:ann@example.com, false",
        "AWSPhone, +1 201 555 0123, true",
        "AWSPhone, call me, false",
        "AWSIPAddress, 192.0.2.1, true",
        "AWSIPAddress, 192.0.2.0/24, true",
        "AWSIPAddress, 256.0.2.1, false",
        "AWSIPAddress, 2001:db8::1, true",
        "AWSIPAddress, 2001, false",
        "AWSJSON, '{\"a\": 1}', true",
        "AWSJSON, '[1]', true",
        "AWSJSON, '{a: 1}', false",
        "AWSJSON, text, false"
    })
    void checksWhatComesIn(String scalar, String value, boolean valid) {
        if (valid) {
            assertThat(parse(scalar, value)).isNotNull();
        } else {
            assertThatThrownBy(() -> parse(scalar, value))
                    .isInstanceOf(CoercingParseValueException.class)
                    .hasMessageContaining(scalar);
        }
    }

    @Test
    void checksWhatGoesOut() {
        assertThat(serialize("AWSDateTime", "2026-02-28T12:30:00Z")).isEqualTo("2026-02-28T12:30:00Z");
        assertThatThrownBy(() -> serialize("AWSDateTime", "today")).isInstanceOf(CoercingSerializeException.class);
        assertThatThrownBy(() -> serialize("AWSDateTime", 7)).isInstanceOf(CoercingSerializeException.class);
    }

    @Test
    void countsTimestampsInSeconds() {
        assertThat(parse("AWSTimestamp", 1_767_272_400)).isEqualTo(1_767_272_400L);
        assertThat(serialize("AWSTimestamp", -1L)).isEqualTo(-1L);
        assertThat(literal("AWSTimestamp", 5)).isEqualTo(5L);
        assertThatThrownBy(() -> parse("AWSTimestamp", "1767272400")).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> literal("AWSDate", 5)).isInstanceOf(CoercingParseLiteralException.class);
    }

    @Test
    void parsesAndPrintsJson() {
        assertThat(parse("AWSJSON", "{\"a\": [1, null]}")).isEqualTo(Map.of("a", Arrays.asList(1, null)));
        assertThat(serialize("AWSJSON", Map.of("a", List.of(1)))).isEqualTo("{\"a\":[1]}");
        assertThat(serialize("AWSJSON", "{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    private static @Nullable Object parse(String scalar, Object value) {
        return coercing(scalar).parseValue(value, CONTEXT, Locale.ENGLISH);
    }

    private static @Nullable Object literal(String scalar, int value) {
        return coercing(scalar)
                .parseLiteral(IntValue.of(value), CoercedVariables.emptyVariables(), CONTEXT, Locale.ENGLISH);
    }

    private static @Nullable Object serialize(String scalar, Object value) {
        return coercing(scalar).serialize(value, CONTEXT, Locale.ENGLISH);
    }

    private static Coercing<?, ?> coercing(String scalar) {
        return Objects.requireNonNull(AwsScalars.all().get(scalar)).getCoercing();
    }
}
