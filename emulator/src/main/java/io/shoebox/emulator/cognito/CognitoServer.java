package io.shoebox.emulator.cognito;

import io.shoebox.emulator.cognito.identities.IdentityCalls;
import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.JsonProtocol;
import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.tokens.PoolKeys;
import io.shoebox.emulator.cognito.tokens.TokenIssuer;
import io.shoebox.emulator.cognito.tokens.TokenVerifier;
import io.shoebox.emulator.cognito.tokens.VerifiedToken;
import io.shoebox.emulator.cognito.userpool.AppClient;
import io.shoebox.emulator.cognito.userpool.Enrolment;
import io.shoebox.emulator.cognito.userpool.UserPool;
import io.shoebox.emulator.cognito.userpool.UserPoolCalls;
import io.shoebox.emulator.cognito.users.Codes;
import io.shoebox.emulator.cognito.users.Groups;
import io.shoebox.emulator.cognito.users.Lockout;
import io.shoebox.emulator.cognito.users.Sessions;
import io.shoebox.emulator.cognito.users.Users;
import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A user pool and an identity pool behind one address, which is both Amplify's userPoolEndpoint and identityPoolEndpoint. */
public final class CognitoServer implements AutoCloseable {
    private final HttpServer http;
    private final String issuer;
    private final UserPool pool;
    private final IdentityCalls identities;
    private final Front front;

    private CognitoServer(HttpServer http, String issuer, UserPool pool, IdentityCalls identities, Front front) {
        this.http = http;
        this.issuer = issuer;
        this.pool = pool;
        this.identities = identities;
        this.front = front;
    }

    /** @throws IOException if the port is taken */
    public static CognitoServer start(CognitoOptions options) throws IOException {
        Documents documents = Documents.in(options.folder());
        PoolKeys keys = PoolKeys.of(documents, options.users().id());
        // Who issues tokens is known as soon as the port is.
        CompletableFuture<HttpHandler> handler = new CompletableFuture<>();
        HttpServer http =
                HttpServer.start(options.http(), request -> handler.join().handle(request));
        try {
            CognitoServer server = wired(options, http, documents, keys);
            handler.complete(server.front);
            return server;
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    private static CognitoServer wired(CognitoOptions options, HttpServer http, Documents documents, PoolKeys keys) {
        String issuer = http.endpoint() + "/" + options.users().id();
        UserPool pool = pool(options, documents, keys, issuer);
        IdentityCalls identities = new IdentityCalls(
                options.identities(),
                keys,
                issuer.substring("http://".length()),
                pool.verifier(),
                pool.sessions(),
                options.credentials());
        Map<String, Call> calls = new HashMap<>(UserPoolCalls.of(pool, options.admins()));
        calls.putAll(identities.calls());
        Front front = new Front(issuer, keys, new JsonProtocol(calls));
        return new CognitoServer(http, issuer, pool, identities, front);
    }

    private static UserPool pool(CognitoOptions options, Documents documents, PoolKeys keys, String issuer) {
        Clock clock = options.clock();
        Users users = new Users(documents);
        return new UserPool(
                options.users(),
                keys,
                new TokenIssuer(keys, issuer, clock),
                new TokenVerifier(
                        keys,
                        issuer,
                        options.users().clients().stream().map(AppClient::id).collect(Collectors.toSet()),
                        clock),
                users,
                new Sessions(users, clock),
                new Groups(documents, users, clock),
                new Codes(clock),
                new Lockout(clock),
                options.sender(),
                clock);
    }

    /** Without a slash at its end. */
    public URI endpoint() {
        return http.endpoint();
    }

    /** The claim {@code iss}: the endpoint, a slash and the pool's id. Without its scheme, the name of the login. */
    public String issuer() {
        return issuer;
    }

    /** For servers that take the pool's tokens. */
    public TokenVerifier tokens() {
        return pool.verifier();
    }

    /** Whether the sign-in behind the token still counts: not revoked, not signed out, not deleted. */
    public boolean isLive(VerifiedToken token) {
        return pool.sessions().isLive(token.sub(), token.originJti());
    }

    /** Makes groups, and puts users into them. */
    public Groups groups() {
        return pool.groups();
    }

    /**
     * Lets somebody sign in with this password, as a user who is there or a new one; no code is needed.
     *
     * @throws IllegalArgumentException if the pool does not take the address or the password
     */
    public void enrol(String email, String password) {
        new Enrolment(pool).enrol(email, password);
    }

    /** All users, the first to sign up first. */
    public Users users() {
        return pool.users();
    }

    /** The identity of a user, by the claim {@code sub}. */
    public String identityOf(String sub) {
        return identities.identityOf(sub);
    }

    @Override
    public void close() {
        http.close();
    }
}
