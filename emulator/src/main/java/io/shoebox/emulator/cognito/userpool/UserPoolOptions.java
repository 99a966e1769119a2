package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.users.PasswordPolicy;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A user pool whose users sign in by e-mail address.
 *
 * @param id such as {@code us-east-1_local}: the region, an underscore, a name
 * @param selfSignUp whether people may sign up by themselves
 * @param confirmsBySelf whether users are confirmed as they sign up, without a code
 */
public record UserPoolOptions(
        String id, List<AppClient> clients, PasswordPolicy passwords, boolean selfSignUp, boolean confirmsBySelf) {
    private static final Pattern ID = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d_[0-9A-Za-z]{1,40}");

    public UserPoolOptions {
        clients = List.copyOf(clients);
        if (!ID.matcher(id).matches() || clients.isEmpty()) {
            throw new IllegalArgumentException("A user pool has an id like us-east-1_name, and a client");
        }
    }

    /** Anybody may sign up, with a code. */
    public static UserPoolOptions of(String id, AppClient client, PasswordPolicy passwords) {
        return new UserPoolOptions(id, List.of(client), passwords, true, false);
    }

    /** What SRP hashes with the password. */
    String name() {
        return id.substring(id.indexOf('_') + 1);
    }
}
