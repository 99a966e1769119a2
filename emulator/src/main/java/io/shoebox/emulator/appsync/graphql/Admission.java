package io.shoebox.emulator.appsync.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a subscription may begin. */
public sealed interface Admission {
    /**
     * It may.
     *
     * @param arguments that were given, null among them: what a mutation's value must equal
     */
    record Granted(String field, Map<String, @Nullable Object> arguments) implements Admission {}

    /** It may not. */
    record Refused(List<Map<String, @Nullable Object>> errors) implements Admission {}
}
