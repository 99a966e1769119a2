package io.shoebox.emulator.appsync.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a token. */
public sealed interface TokenVerdict {
    /** @param claims all of the token's, as in JSON */
    record Verified(Map<String, Object> claims) implements TokenVerdict {
        public Verified {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        }
    }

    /** @param message for the client; without the token */
    record Refused(String message) implements TokenVerdict {}
}
