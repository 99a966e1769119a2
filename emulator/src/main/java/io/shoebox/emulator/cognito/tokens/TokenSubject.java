package io.shoebox.emulator.cognito.tokens;

import java.util.List;
import java.util.Map;

/**
 * What tokens say of a user.
 *
 * @param sub the user name, too: users sign in by e-mail address, and Cognito then makes up a name
 * @param attributes more claims of the ID token, such as {@code name}
 */
public record TokenSubject(
        String sub, String email, boolean emailVerified, List<String> groups, Map<String, String> attributes) {
    public TokenSubject {
        groups = List.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }
}
