package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.srp.Verifier;
import io.shoebox.emulator.cognito.users.User;
import java.util.Optional;

/**
 * A user, or somebody who looks like one from outside: there is always something to compute with.
 *
 * @param key for codes and locks
 * @param userId told to clients
 * @param user empty if there is none
 */
record Account(String key, String userId, Verifier verifier, Optional<User> user) {
    /** Whether the client means this account. */
    boolean isCalled(String normalizedName) {
        return normalizedName.equals(key) || normalizedName.equals(userId);
    }
}
