package io.shoebox.emulator.appsync.realtime;

import io.shoebox.emulator.appsync.auth.Identity;
import io.shoebox.emulator.appsync.graphql.Preparation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One subscription that was granted.
 *
 * @param field of the subscription type
 * @param arguments that a mutation's value must equal
 */
record Subscription(
        String id,
        String field,
        Map<String, @Nullable Object> arguments,
        Identity subscriber,
        Preparation.Ready operation,
        Connection connection) {
    boolean wants(String subscribedField, Map<String, @Nullable Object> value) {
        return field.equals(subscribedField) && ArgumentFilter.matches(arguments, value);
    }

    /** Tells nothing of its arguments. */
    @Override
    public String toString() {
        return "Subscription[field=" + field + "]";
    }
}
