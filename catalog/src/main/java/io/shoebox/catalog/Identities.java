package io.shoebox.catalog;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which identity a login has, as far as Cognito was asked before. That never changes, so whoever remembers it at once
 * remembers the same.
 */
public interface Identities {
    /** How long a login is remembered after its last use. */
    Duration LIFETIME = Duration.ofDays(30);

    /** A use within a day of the one before is not written down: the end of a lifetime is exact to a day. */
    Duration EXACTNESS = Duration.ofDays(1);

    /** The login's identity, if it is remembered; this is a use of it. */
    Optional<IdentityId> find(Login login);

    /** Remembers the identity that Cognito told. */
    void remember(Login login, IdentityId identity);

    /** Whether a use at this time moves the end of a lifetime. */
    static boolean isRenewed(Instant end, Instant now) {
        return end.isBefore(now.plus(LIFETIME).minus(EXACTNESS));
    }
}
