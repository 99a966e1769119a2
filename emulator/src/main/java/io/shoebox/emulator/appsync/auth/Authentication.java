package io.shoebox.emulator.appsync.auth;

/** What became of a request's authorization. */
public sealed interface Authentication {
    /** The caller is who they say. */
    record Known(Identity identity) implements Authentication {}

    /**
     * Nobody may call like this.
     *
     * @param status 401 for tokens, 403 for signatures, as AppSync has it
     */
    record Denied(int status, String errorType, String message) implements Authentication {}

    /** As AppSync refuses tokens. */
    static Denied unauthorized(String message) {
        return new Denied(401, "UnauthorizedException", message);
    }

    /** As AppSync refuses signatures. */
    static Denied forbidden(String errorType, String message) {
        return new Denied(403, errorType, message);
    }
}
