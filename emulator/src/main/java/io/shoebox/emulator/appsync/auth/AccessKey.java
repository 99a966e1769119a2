package io.shoebox.emulator.appsync.auth;

import org.jspecify.annotations.Nullable;

/**
 * What a signature is verified with, and whose it is.
 *
 * @param sessionToken that requests must carry; null: they must carry none
 */
public record AccessKey(String secretKey, @Nullable String sessionToken, IamPrincipal principal) {
    /** Tells no secret. */
    @Override
    public String toString() {
        return "AccessKey[principal=" + principal.userArn() + "]";
    }
}
