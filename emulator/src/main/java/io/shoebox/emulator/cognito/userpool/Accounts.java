package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.srp.Verifier;
import io.shoebox.emulator.cognito.users.User;
import io.shoebox.emulator.cognito.users.Users;
import java.util.Optional;

/** Finds accounts by name, and makes up those that are not there, always the same for a name. */
final class Accounts {
    /** Characters, as Cognito's. */
    private static final int LONGEST_NAME = 128;

    private final UserPool pool;
    private final byte[] secret;

    Accounts(UserPool pool) {
        this.pool = pool;
        secret = pool.keys().derived("simulated verifiers", pool.options().id());
    }

    /** @throws Refusal if there is no such user and the client does not hide that */
    Account find(AppClient client, String username) {
        String name = Users.normalized(username);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("The user name must have 1 to " + LONGEST_NAME + " characters.");
        }
        // Made up for those who exist too, so that they take no less time.
        Account nobody = nobody(name);
        Optional<User> user = pool.users().find(name);
        if (user.isEmpty() && !client.hidesUsers()) {
            throw noUser();
        }
        return user.map(Accounts::of).orElse(nobody);
    }

    static Account of(User user) {
        return new Account(user.email(), user.id(), user.verifier(), Optional.of(user));
    }

    static Refusal noUser() {
        return new Refusal("UserNotFoundException", "User does not exist.");
    }

    private Account nobody(String name) {
        String id = pool.keys().derivedId("simulated user", name).toString();
        return new Account(name, id, Verifier.simulated(secret, name), Optional.empty());
    }
}
