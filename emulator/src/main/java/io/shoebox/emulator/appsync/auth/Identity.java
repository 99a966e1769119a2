package io.shoebox.emulator.appsync.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller who has been verified. */
public sealed interface Identity {
    /** @param groups of {@code cognito:groups}; empty if there are none */
    record UserPool(String issuer, String sub, String username, List<String> groups, Map<String, Object> claims)
            implements Identity {
        public UserPool {
            groups = List.copyOf(groups);
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        }

        /** Null if what a token must have is not in the claims. */
        static @Nullable UserPool of(Map<String, Object> claims) {
            Object name = claims.getOrDefault("cognito:username", claims.get("username"));
            return claims.get("iss") instanceof String issuer
                            && claims.get("sub") instanceof String sub
                            && name instanceof String username
                    ? new UserPool(issuer, sub, username, groups(claims.get("cognito:groups")), claims)
                    : null;
        }

        private static List<String> groups(@Nullable Object groups) {
            return groups instanceof List<?> list
                    ? list.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList()
                    : List.of();
        }

        /** Names nobody. */
        @Override
        public String toString() {
            return "UserPool[sub=" + sub + "]";
        }
    }

    /** Signed with IAM credentials. */
    record Iam(IamPrincipal principal) implements Identity {}

    default AuthMode mode() {
        return switch (this) {
            case UserPool _ -> AuthMode.USER_POOL;
            case Iam _ -> AuthMode.IAM;
        };
    }
}
