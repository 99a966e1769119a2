package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.tokens.TokenPair;
import io.shoebox.emulator.cognito.tokens.TokenSubject;
import io.shoebox.emulator.cognito.tokens.TokenTerms;
import io.shoebox.emulator.cognito.users.Session;
import io.shoebox.emulator.cognito.users.Sessions.Found;
import io.shoebox.emulator.cognito.users.Sessions.Opened;
import io.shoebox.emulator.cognito.users.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives out tokens: {@code AuthenticationResult}. */
final class Grants {
    private final UserPool pool;

    Grants(UserPool pool) {
        this.pool = pool;
    }

    /** To who just signed in. */
    Map<String, ?> opened(AppClient client, User user) {
        Opened opened = pool.sessions()
                .open(user.id(), client.id(), client.refreshLifetime())
                .orElseThrow(Passwords::wrong);
        Map<String, Object> result = new HashMap<>(tokens(client, opened.user(), opened.session()));
        result.put("RefreshToken", opened.refreshToken());
        return Map.of("AuthenticationResult", result, "ChallengeParameters", Map.of());
    }

    /** To who holds a refresh token of the same client. */
    Map<String, ?> renewed(AppClient client, String refreshToken) {
        return switch (pool.sessions().find(refreshToken)) {
            case Found.Live(User user, Session session) -> {
                if (!session.clientId().equals(client.id())) {
                    throw Refusal.notAuthorized("Invalid Refresh Token");
                }
                yield Map.of("AuthenticationResult", tokens(client, user, session), "ChallengeParameters", Map.of());
            }
            case Found.Expired() -> throw Refusal.notAuthorized("Refresh Token has expired");
            case Found.Revoked() -> throw Refusal.notAuthorized("Refresh Token has been revoked");
            case Found.Unknown() -> throw Refusal.notAuthorized("Invalid Refresh Token");
        };
    }

    private Map<String, Object> tokens(AppClient client, User user, Session session) {
        TokenPair tokens = pool.issuer()
                .issue(
                        new TokenSubject(
                                user.id(),
                                user.email(),
                                user.confirmed(),
                                List.copyOf(user.groups()),
                                user.attributes()),
                        new TokenTerms(
                                client.id(),
                                session.originJti(),
                                session.authTime(),
                                client.idLifetime(),
                                client.accessLifetime()));
        return Map.of(
                "AccessToken", tokens.access(),
                "IdToken", tokens.id(),
                "ExpiresIn", tokens.lifetime().toSeconds(),
                "TokenType", "Bearer");
    }
}
