package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.http.HttpRequest;

/** Who may call the pool's admin operations over HTTP: by a verified signature, say. */
@FunctionalInterface
public interface AdminAccess {
    boolean mayAdminister(HttpRequest request);

    /** The operations are there for Java only. */
    static AdminAccess nobody() {
        return request -> false;
    }
}
