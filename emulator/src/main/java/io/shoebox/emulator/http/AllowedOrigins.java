package io.shoebox.emulator.http;

import java.util.Set;
import java.util.regex.Pattern;

/** Whose pages may call from a browser. Callers that send no Origin are not browsers, and always may. */
public sealed interface AllowedOrigins {
    /** @param origins in the form {@code http://localhost:5173}; may be empty */
    record Listed(Set<String> origins) implements AllowedOrigins {
        public Listed {
            origins = Set.copyOf(origins);
        }
    }

    /** Every page that this machine serves itself, on whatever port. */
    record AnyLoopback() implements AllowedOrigins {
        private static final Pattern LOOPBACK =
                Pattern.compile("https?://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
    }

    /** None but the server's own. */
    static AllowedOrigins none() {
        return new Listed(Set.of());
    }

    default boolean allows(String origin) {
        return switch (this) {
            case Listed(Set<String> origins) -> origins.contains(origin);
            case AnyLoopback() -> AnyLoopback.LOOPBACK.matcher(origin).matches();
        };
    }
}
