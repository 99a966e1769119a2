package io.shoebox.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A user with tokens, and the identity pool's keys for them. */
final class UserSession implements Session {
    /** Keys that end sooner are replaced before they are used. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Tokens tokens;
    private final IdentityPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String identity;
    private @Nullable AwsKeys keys;

    UserSession(Tokens tokens, IdentityPool pool) {
        this.tokens = tokens;
        this.pool = pool;
    }

    @Override
    public ApiProof apiProof(@Nullable ApiProof refused) {
        return new ApiProof.Token(tokens.idToken(refused instanceof ApiProof.Token(String token) ? token : null));
    }

    @Override
    public AwsKeys s3Keys() {
        lock.lock();
        try {
            AwsKeys held = keys;
            if (held != null
                    && held.expiration()
                            .filter(Instant.now().plus(MARGIN)::isBefore)
                            .isPresent()) {
                return held;
            }
            String token = tokens.idToken(null);
            String known = identity;
            if (known == null) {
                known = pool.identity(token);
                identity = known;
            }
            keys = pool.keys(known, token);
            return keys;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void signOut() {
        tokens.signOut();
    }
}
