package io.shoebox.infra.deployment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who says who a user is. */
public sealed interface SignIn {
    /** A user pool that Shoebox makes, with its app client and identity pool. */
    record Own() implements SignIn {}

    /**
     * A user pool that is there.
     *
     * @param clients ids of the app clients whose tokens are taken
     * @param identityPool that takes the pool's tokens; null: Shoebox makes one
     */
    record Pool(String id, List<String> clients, @Nullable String identityPool) implements SignIn {
        /** @throws IllegalArgumentException if there is no client */
        public Pool {
            clients = List.copyOf(clients);
            if (clients.isEmpty()) {
                throw new IllegalArgumentException("a user pool needs the app clients whose tokens are taken");
            }
        }
    }

    /**
     * An OpenID Connect provider that is no user pool.
     *
     * @param issuer the {@code iss} claim of its tokens, an https URL
     * @param client the {@code aud} claim of its ID tokens
     * @param provider the ARN of the provider in IAM, which an identity pool of ours needs
     * @param identityPool that takes its tokens; null: Shoebox makes one
     */
    record OpenId(
            String issuer,
            String client,
            String provider,
            @Nullable String identityPool) implements SignIn {}
}
