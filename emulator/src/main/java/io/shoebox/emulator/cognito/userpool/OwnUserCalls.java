package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.tokens.Verification;
import io.shoebox.emulator.cognito.users.Session;
import io.shoebox.emulator.cognito.users.Sessions.Found;
import io.shoebox.emulator.cognito.users.User;
import java.util.List;
import java.util.Map;

/** What signed-in users do with their own account. */
final class OwnUserCalls {
    private final UserPool pool;

    OwnUserCalls(UserPool pool) {
        this.pool = pool;
    }

    Map<String, Call> calls() {
        return Map.of(
                "GetUser", (fields, request) -> get(fields),
                "UpdateUserAttributes", (fields, request) -> update(fields),
                "DeleteUser", (fields, request) -> delete(fields),
                "GlobalSignOut", (fields, request) -> signOut(fields),
                "RevokeToken", (fields, request) -> revoke(fields));
    }

    private Map<String, ?> get(Fields fields) {
        User user = Bearer.of(pool, fields).user();
        return Map.of("Username", user.id(), "UserAttributes", Attributes.shown(user));
    }

    private Map<String, ?> update(Fields fields) {
        User user = Bearer.of(pool, fields).user();
        Map<String, String> changes = fields.attributes("UserAttributes");
        if (changes.containsKey("email")) {
            throw Refusal.invalid("This server does not change e-mail addresses.");
        }
        pool.users()
                .update(
                        user.id(),
                        old -> old.withAttributes(
                                Attributes.changed(old.attributes(), changes),
                                pool.clock().instant()));
        return Map.of("CodeDeliveryDetailsList", List.of());
    }

    private Map<String, ?> delete(Fields fields) {
        pool.users().delete(Bearer.of(pool, fields).user().id());
        return Map.of();
    }

    private Map<String, ?> signOut(Fields fields) {
        pool.sessions().revokeAll(Bearer.of(pool, fields).user().id());
        return Map.of();
    }

    /** Of a refresh token, with all that came from it. One that is unknown is as good as revoked (RFC 7009). */
    private Map<String, ?> revoke(Fields fields) {
        AppClient client = pool.client(fields.text("ClientId"));
        String token = fields.text("Token");
        if (pool.verifier().verify(token) instanceof Verification.Valid) {
            throw new Refusal("UnsupportedTokenTypeException", "Only refresh tokens can be revoked.");
        }
        if (pool.sessions().find(token) instanceof Found.Live(User user, Session session)) {
            if (!session.clientId().equals(client.id())) {
                throw new Refusal("UnauthorizedException", "The token is another client's.");
            }
            pool.sessions().revoke(user.id(), session.originJti());
        }
        return Map.of();
    }
}
