package io.shoebox.client.auth;

import io.shoebox.client.Http;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who asks. May be used by any number of threads, which share one refresh. */
public interface Session {
    /**
     * What the next request to the API is to show.
     *
     * @param refused what the API did not take any more; null at first
     * @throws ShoeboxException.NotAuthorized if nobody is signed in any more
     */
    ApiProof apiProof(@Nullable ApiProof refused);

    /**
     * What requests to S3 are signed with.
     *
     * @throws ShoeboxException.NotAuthorized if nobody is signed in any more
     */
    AwsKeys s3Keys();

    /** Whom a backend acts for; empty for everyone who acts for themselves. */
    default Optional<String> actsFor() {
        return Optional.empty();
    }

    /** Ends it, where ending is to be had: the refresh token is of no use any more. May be repeated. */
    default void signOut() {}

    /**
     * Signs somebody in at the user pool by SRP: the password is not sent, and not kept. Refreshes by itself, as long as the
     * pool lets it.
     *
     * @param user the address, or whatever the pool signs in by
     * @throws ShoeboxException.NotAuthorized in the pool's words, or if it asks for more than a password
     */
    static Session signIn(ShoeboxConfig config, String user, String password) {
        return signIn(config, user, password, Http.usual());
    }

    /** The same, by an HTTP client of the application's own. */
    static Session signIn(ShoeboxConfig config, String user, String password, Http http) {
        return new UserSession(SignedIn.signIn(config, http, user, password), new IdentityPool(config, http));
    }

    /**
     * With ID tokens of the user pool that the application gets in its own way.
     *
     * @param idTokens asked at each request for a token that is good; may be called by several threads at once
     */
    static Session ofTokens(ShoeboxConfig config, Supplier<String> idTokens) {
        return new UserSession(refused -> idTokens.get(), new IdentityPool(config, Http.usual()));
    }

    /**
     * With credentials of an identity that is signed in at the identity pool.
     *
     * @param keys asked at each request for some that are good; may be called by several threads at once
     */
    static Session ofCredentials(Supplier<AwsKeys> keys) {
        return new IamSession(keys, Optional.empty());
    }

    /**
     * A backend with a role of its own, which the operator has listed.
     *
     * @param keys of the role, asked at each request; may be called by several threads at once
     * @param identityId whom it acts for
     */
    static Session actingFor(String identityId, Supplier<AwsKeys> keys) {
        return new IamSession(keys, Optional.of(identityId));
    }
}
