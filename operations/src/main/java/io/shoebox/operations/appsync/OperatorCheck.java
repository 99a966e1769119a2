package io.shoebox.operations.appsync;

import io.shoebox.uploadapi.identity.UserPool;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is an operator: a user of the one pool, by a token of a client that counts, whose claims name the group. AppSync has
 * verified the token and looked for the group; this does not rely on the latter.
 */
final class OperatorCheck {
    /** The group of the user pool. */
    static final String GROUP = "operators";

    private static final Set<String> USES = Set.of("id", "access");

    private final UserPool pool;

    OperatorCheck(UserPool pool) {
        this.pool = pool;
    }

    /** @param event AppSync's event for a Lambda resolver */
    Optional<Operator> operator(Map<String, ?> event) {
        if (!(event.get("identity") instanceof Map<?, ?> identity)
                || !(identity.get("claims") instanceof Map<?, ?> claims)
                || !pool.issuer().equals(identity.get("issuer"))) {
            return Optional.empty();
        }
        Object use = claims.get("token_use");
        Object client = claims.get("access".equals(use) ? "client_id" : "aud");
        boolean counts = use instanceof String
                && USES.contains(use)
                && client != null
                && pool.clients().contains(client);
        boolean inGroup = claims.get("cognito:groups") instanceof Collection<?> groups && groups.contains(GROUP);
        return counts && inGroup ? name(claims).map(Operator::new) : Optional.empty();
    }

    private static Optional<String> name(Map<?, ?> claims) {
        for (String claim : new String[] {"email", "cognito:username", "username", "sub"}) {
            @Nullable Object name = claims.get(claim);
            if (name instanceof String text && !text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
