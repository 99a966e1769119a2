package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.srp.Verifier;
import java.util.function.BooleanSupplier;

/** Makes verifiers of passwords, and tries passwords against them, slower with each failure. */
final class Passwords {
    private final UserPool pool;

    Passwords(UserPool pool) {
        this.pool = pool;
    }

    /** @throws Refusal if the policy does not allow it */
    Verifier accepted(String userId, String password) {
        pool.options().passwords().problem(password).ifPresent(problem -> {
            throw new Refusal("InvalidPasswordException", "Password did not conform with policy: " + problem);
        });
        return Verifier.of(pool.options().name(), userId, password);
    }

    /** @throws Refusal if it is wrong, or nobody's, or may not be tried now */
    void check(Account account, String password) {
        check(account, () -> account.verifier().fits(pool.options().name(), account.userId(), password));
    }

    /** @param proof is asked for those who do not exist, too: it takes time */
    void check(Account account, BooleanSupplier proof) {
        if (pool.lockout().isLocked(account.key())) {
            throw Refusal.notAuthorized("Password attempts exceeded");
        }
        if (!proof.getAsBoolean() || account.user().isEmpty()) {
            pool.lockout().failed(account.key());
            throw wrong();
        }
        pool.lockout().succeeded(account.key());
    }

    static Refusal wrong() {
        return Refusal.notAuthorized("Incorrect username or password.");
    }
}
