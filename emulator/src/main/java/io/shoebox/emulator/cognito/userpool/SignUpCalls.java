package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.users.Codes.Purpose;
import io.shoebox.emulator.cognito.users.User;
import io.shoebox.emulator.cognito.users.Users;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Becoming a user. */
final class SignUpCalls {
    private final UserPool pool;
    private final Accounts accounts;
    private final Delivery delivery;
    private final Passwords passwords;

    SignUpCalls(UserPool pool, Accounts accounts, Delivery delivery, Passwords passwords) {
        this.pool = pool;
        this.accounts = accounts;
        this.delivery = delivery;
        this.passwords = passwords;
    }

    Map<String, Call> calls() {
        return Map.of(
                "SignUp", (fields, request) -> signUp(fields),
                "ConfirmSignUp", (fields, request) -> confirm(fields),
                "ResendConfirmationCode", (fields, request) -> resend(fields));
    }

    /** As in Cognito, who signs up learns whether the address is taken. */
    private Map<String, ?> signUp(Fields fields) {
        pool.client(fields.text("ClientId"));
        if (!pool.options().selfSignUp()) {
            throw Refusal.notAuthorized("SignUp is not permitted for this user pool");
        }
        String email = Attributes.email(Users.normalized(fields.text("Username")));
        SortedMap<String, String> attributes = attributes(email, fields.attributes("UserAttributes"));
        String id = UUID.randomUUID().toString();
        boolean confirmed = pool.options().confirmsBySelf();
        Instant now = pool.clock().instant();
        User user = new User(
                id,
                email,
                confirmed,
                passwords.accepted(id, fields.text("Password")),
                attributes,
                Collections.emptySortedSet(),
                List.of(),
                now,
                now);
        return switch (pool.users().create(user)) {
            case EMAIL_TAKEN ->
                throw new Refusal("UsernameExistsException", "An account with the given email already exists.");
            case TOO_MANY -> throw new Refusal("LimitExceededException", "The user pool is full.");
            case DONE ->
                confirmed
                        ? Map.of("UserConfirmed", true, "UserSub", id)
                        : Map.of(
                                "UserConfirmed",
                                false,
                                "UserSub",
                                id,
                                "CodeDeliveryDetails",
                                delivery.send(Purpose.SIGN_UP, Accounts.of(user), true));
        };
    }

    private static SortedMap<String, String> attributes(String email, Map<String, String> sent) {
        Map<String, String> others = new HashMap<>(sent);
        String another = others.remove("email");
        if (another != null && !Users.normalized(another).equals(email)) {
            throw Refusal.invalid("The attribute email must be the user name.");
        }
        return Attributes.changed(Map.of(), others);
    }

    private Map<String, ?> confirm(Fields fields) {
        Account account = accounts.find(pool.client(fields.text("ClientId")), fields.text("Username"));
        if (account.user().filter(User::confirmed).isPresent()) {
            throw Refusal.notAuthorized("User cannot be confirmed. Current status is CONFIRMED");
        }
        CodeChecks.check(pool.codes(), Purpose.SIGN_UP, account, fields.text("ConfirmationCode"));
        pool.codes().use(Purpose.SIGN_UP, account.key());
        account.user()
                .ifPresent(user -> pool.users()
                        .update(user.id(), old -> old.asConfirmed(pool.clock().instant())));
        return Map.of();
    }

    private Map<String, ?> resend(Fields fields) {
        Account account = accounts.find(pool.client(fields.text("ClientId")), fields.text("Username"));
        if (account.user().filter(User::confirmed).isPresent()) {
            throw Refusal.invalid("User is already confirmed.");
        }
        return Map.of(
                "CodeDeliveryDetails",
                delivery.send(Purpose.SIGN_UP, account, account.user().isPresent()));
    }
}
