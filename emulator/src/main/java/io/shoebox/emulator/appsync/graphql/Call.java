package io.shoebox.emulator.appsync.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.Identity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One execution of an operation: for whom, for what, and what was seen on the way. */
final class Call {
    private final Identity identity;
    private final Map<String, String> headers;
    private final Purpose purpose;
    private final AtomicInteger resolvers = new AtomicInteger();
    private final ConcurrentLinkedQueue<Called> called = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Admitted> admitted = new AtomicReference<>();

    /** @param headers by names in lower case */
    Call(Identity identity, Map<String, String> headers, Purpose purpose) {
        this.identity = identity;
        this.headers = Map.copyOf(headers);
        this.purpose = purpose;
    }

    Identity identity() {
        return identity;
    }

    Map<String, String> headers() {
        return headers;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Counts one more resolver; false if that is one too many. */
    boolean mayResolve(int limit) {
        return resolvers.incrementAndGet() <= limit;
    }

    /** Remembers a field of the operation's own type. */
    void calls(FieldName field, DataFetchingEnvironment environment) {
        String key = environment.getField().getResultKey();
        called.add(new Called(field.field(), key, environment.getSelectionSet()));
    }

    List<Called> called() {
        return List.copyOf(called);
    }

    void admits(FieldName field, Map<String, @Nullable Object> arguments) {
        admitted.set(new Admitted(field, arguments));
    }

    @Nullable
    Admitted admitted() {
        return admitted.get();
    }

    /** What an operation is executed for. */
    sealed interface Purpose {
        /** A query's or mutation's answer. */
        record Answer() implements Purpose {}

        /** Whether a subscription may begin. */
        record Admission() implements Purpose {}

        /** What a subscriber gets of a mutation. */
        record Delivery(@Nullable Object value) implements Purpose {}
    }

    /** A field of the operation's own type that was called. */
    record Called(String field, String resultKey, DataFetchingFieldSelectionSet selected) {
        /** @param data of the whole answer */
        @SuppressWarnings("unchecked")
        Stream<Answered.Mutation> mutation(Map<?, ?> data) {
            return Selection.withoutAliases(data.get(resultKey), selected) instanceof Map<?, ?> value
                    ? Stream.of(new Answered.Mutation(field, (Map<String, @Nullable Object>) value))
                    : Stream.empty();
        }
    }

    /** A subscription that may begin. */
    record Admitted(FieldName field, Map<String, @Nullable Object> arguments) {}
}
