package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.srp.Verifier;
import io.shoebox.emulator.cognito.users.Codes.Purpose;
import io.shoebox.emulator.cognito.users.User;
import java.util.Map;

/** Another password, for who forgot the old one or knows it. */
final class PasswordCalls {
    private final UserPool pool;
    private final Accounts accounts;
    private final Delivery delivery;
    private final Passwords passwords;

    PasswordCalls(UserPool pool, Accounts accounts, Delivery delivery, Passwords passwords) {
        this.pool = pool;
        this.accounts = accounts;
        this.delivery = delivery;
        this.passwords = passwords;
    }

    Map<String, Call> calls() {
        return Map.of(
                "ForgotPassword", (fields, request) -> forgot(fields),
                "ConfirmForgotPassword", (fields, request) -> reset(fields),
                "ChangePassword", (fields, request) -> change(fields));
    }

    private Map<String, ?> forgot(Fields fields) {
        Account account = accounts.find(pool.client(fields.text("ClientId")), fields.text("Username"));
        if (account.user().filter(user -> !user.confirmed()).isPresent()) {
            throw Refusal.invalid(
                    "Cannot reset password for the user as there is no registered/verified email or phone_number");
        }
        return Map.of(
                "CodeDeliveryDetails",
                delivery.send(Purpose.PASSWORD, account, account.user().isPresent()));
    }

    /** Ends all sessions: somebody else may have opened them. */
    private Map<String, ?> reset(Fields fields) {
        Account account = accounts.find(pool.client(fields.text("ClientId")), fields.text("Username"));
        String code = fields.text("ConfirmationCode");
        // Made before the code is looked at, so that a poor password costs no try and all answers take as long.
        Verifier verifier = passwords.accepted(account.userId(), fields.text("Password"));
        CodeChecks.check(pool.codes(), Purpose.PASSWORD, account, code);
        pool.codes().use(Purpose.PASSWORD, account.key());
        account.user().ifPresent(user -> {
            replace(user, verifier);
            pool.sessions().revokeAll(user.id());
            pool.lockout().succeeded(account.key());
        });
        return Map.of();
    }

    private Map<String, ?> change(Fields fields) {
        User user = Bearer.of(pool, fields).user();
        passwords.check(Accounts.of(user), fields.text("PreviousPassword"));
        replace(user, passwords.accepted(user.id(), fields.text("ProposedPassword")));
        return Map.of();
    }

    private void replace(User user, Verifier verifier) {
        pool.users().update(user.id(), old -> old.with(verifier, pool.clock().instant()));
    }
}
