package io.shoebox.emulator.appsync.realtime;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mutation's value is what a subscription asked for: each argument that was given equals the value's field of that
 * name. A null that was given is compared too, and a field that the mutation did not select equals nothing
 * (https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html).
 */
final class ArgumentFilter {
    private ArgumentFilter() {}

    static boolean matches(Map<String, @Nullable Object> arguments, Map<String, @Nullable Object> value) {
        return arguments.entrySet().stream()
                .allMatch(argument -> value.containsKey(argument.getKey())
                        && isEqual(argument.getValue(), value.get(argument.getKey())));
    }

    private static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(one, other);
    }
}
