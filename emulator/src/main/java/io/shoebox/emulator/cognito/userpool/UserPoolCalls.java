package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All calls of a pool by target. */
public final class UserPoolCalls {
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";

    private UserPoolCalls() {}

    public static Map<String, Call> of(UserPool pool, AdminAccess access) {
        Accounts accounts = new Accounts(pool);
        Passwords passwords = new Passwords(pool);
        Delivery delivery = new Delivery(pool.codes(), pool.sender());
        Map<String, Call> calls = new HashMap<>();
        Stream.of(
                        new SignUpCalls(pool, accounts, delivery, passwords).calls(),
                        new SignInCalls(pool, accounts, passwords, new Grants(pool)).calls(),
                        new PasswordCalls(pool, accounts, delivery, passwords).calls(),
                        new OwnUserCalls(pool).calls(),
                        new AdminCalls(pool, access).calls())
                .forEach(some -> some.forEach((name, call) -> calls.put(SERVICE + name, call)));
        return calls;
    }
}
