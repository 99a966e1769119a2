package io.shoebox.emulator.appsync.graphql;

import org.jspecify.annotations.Nullable;

/** What a resolver made of its event. */
public sealed interface ResolverResult {
    /** @param value as in JSON: maps, lists, strings, numbers, booleans or null */
    record Answer(@Nullable Object value) implements ResolverResult {}

    /**
     * What {@code util.error(message, type)} tells the client.
     *
     * @param type of a refused subscription: not {@code UnauthorizedException}, {@code Unauthorized} or
     *     {@code NotAuthorizedException}, upon which Amplify closes the socket that all its subscriptions share
     */
    record Refusal(String message, String type) implements ResolverResult {}
}
