package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.srp.Verifier;
import io.shoebox.emulator.cognito.users.User;
import io.shoebox.emulator.cognito.users.Users;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes users who have not signed up by themselves, as AdminCreateUser and AdminSetUserPassword do. */
public final class Enrolment {
    private final UserPool pool;

    public Enrolment(UserPool pool) {
        this.pool = pool;
    }

    /**
     * Lets somebody sign in with this password, as a user who is there or a new one, confirmed.
     *
     * @throws IllegalArgumentException if the address or the password is none that the pool takes
     */
    public void enrol(String email, String password) {
        try {
            String address = Attributes.email(Users.normalized(email));
            Optional<User> there = pool.users().find(address);
            String id = there.map(User::id).orElseGet(() -> UUID.randomUUID().toString());
            Verifier verifier = new Passwords(pool).accepted(id, password);
            Instant now = pool.clock().instant();
            if (there.isPresent()) {
                var _ = pool.users().update(id, user -> user.with(verifier, now).asConfirmed(now));
                return;
            }
            var user = new User(
                    id,
                    address,
                    true,
                    verifier,
                    Collections.emptySortedMap(),
                    Collections.emptySortedSet(),
                    List.of(),
                    now,
                    now);
            if (pool.users().create(user) != Users.Creation.DONE) {
                throw new IllegalArgumentException("The user pool takes no more users");
            }
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
