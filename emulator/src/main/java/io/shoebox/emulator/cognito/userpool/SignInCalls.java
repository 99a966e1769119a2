package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.srp.Handshake;
import io.shoebox.emulator.cognito.users.User;
import io.shoebox.emulator.cognito.users.Users;
import java.util.Base64;
import java.util.Map;

/** Signing in by SRP, by password where the client may, and by refresh token. */
final class SignInCalls {
    private final UserPool pool;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Grants grants;
    private final PendingSignIns pending;

    SignInCalls(UserPool pool, Accounts accounts, Passwords passwords, Grants grants) {
        this.pool = pool;
        this.accounts = accounts;
        this.passwords = passwords;
        this.grants = grants;
        pending = new PendingSignIns(pool.clock());
    }

    Map<String, Call> calls() {
        return Map.of(
                "InitiateAuth", (fields, request) -> initiate(fields),
                "RespondToAuthChallenge", (fields, request) -> respond(fields),
                "GetTokensFromRefreshToken",
                        (fields, request) -> grants.renewed(client(fields), fields.text("RefreshToken")));
    }

    private AppClient client(Fields fields) {
        return pool.client(fields.text("ClientId"));
    }

    private Map<String, ?> initiate(Fields fields) {
        AppClient client = client(fields);
        Map<String, String> parameters = fields.texts("AuthParameters");
        String flow = fields.text("AuthFlow");
        return switch (flow) {
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" ->
                grants.renewed(client, Fields.required(parameters, "REFRESH_TOKEN"));
            case "USER_SRP_AUTH" -> challenge(allowed(client, AuthFlow.USER_SRP_AUTH), parameters);
            case "USER_PASSWORD_AUTH" -> byPassword(allowed(client, AuthFlow.USER_PASSWORD_AUTH), parameters);
            default -> throw notEnabled(UserPool.printable(flow));
        };
    }

    private static AppClient allowed(AppClient client, AuthFlow flow) {
        if (!client.flows().contains(flow)) {
            throw notEnabled(flow.name());
        }
        return client;
    }

    private static Refusal notEnabled(String flow) {
        return Refusal.invalid(flow + " flow not enabled for this client");
    }

    private Map<String, ?> challenge(AppClient client, Map<String, String> parameters) {
        Account account = accounts.find(client, Fields.required(parameters, "USERNAME"));
        Handshake handshake = Handshake.start(account.verifier(), Fields.required(parameters, "SRP_A"))
                .orElseThrow(() -> Refusal.invalid("SRP_A is no number of the group."));
        pending.add(client, account, handshake);
        return Map.of(
                "ChallengeName",
                "PASSWORD_VERIFIER",
                "ChallengeParameters",
                Map.of(
                        "USERNAME", account.userId(),
                        "USER_ID_FOR_SRP", account.userId(),
                        "SALT", handshake.salt(),
                        "SRP_B", handshake.serverValue(),
                        "SECRET_BLOCK", handshake.secretBlock()));
    }

    private Map<String, ?> respond(Fields fields) {
        AppClient client = client(fields);
        if (!fields.text("ChallengeName").equals("PASSWORD_VERIFIER")) {
            throw Refusal.invalid("This server asks for PASSWORD_VERIFIER only.");
        }
        Map<String, String> answers = fields.texts("ChallengeResponses");
        String name = Users.normalized(Fields.required(answers, "USERNAME"));
        String timestamp = Fields.required(answers, "TIMESTAMP");
        byte[] signature = decoded(Fields.required(answers, "PASSWORD_CLAIM_SIGNATURE"));
        PendingSignIns.Pending attempt = pending.take(Fields.required(answers, "PASSWORD_CLAIM_SECRET_BLOCK"))
                .filter(taken ->
                        taken.client().equals(client) && taken.account().isCalled(name))
                .orElseThrow(Passwords::wrong);
        Account account = attempt.account();
        passwords.check(
                account,
                () -> attempt.handshake().isProven(pool.options().name(), account.userId(), timestamp, signature));
        return signedIn(client, account);
    }

    private Map<String, ?> byPassword(AppClient client, Map<String, String> parameters) {
        Account account = accounts.find(client, Fields.required(parameters, "USERNAME"));
        passwords.check(account, Fields.required(parameters, "PASSWORD"));
        return signedIn(client, account);
    }

    private Map<String, ?> signedIn(AppClient client, Account account) {
        // As it is now: between challenge and answer the password may have been changed, or the user confirmed.
        User user = account.user()
                .flatMap(known -> pool.users().find(known.id()))
                .filter(now -> now.verifier().equals(account.verifier()))
                .orElseThrow(Passwords::wrong);
        if (!user.confirmed()) {
            throw new Refusal("UserNotConfirmedException", "User is not confirmed.");
        }
        return grants.opened(client, user);
    }

    /** What is no Base64 is no signature. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
