package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What users may say of themselves: OpenID Connect's standard claims, and not those that Cognito vouches for. */
final class Attributes {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,63}");
    private static final Set<String> OWN = Set.of(
            "address",
            "birthdate",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "website",
            "zoneinfo");
    /** Characters. */
    private static final int LONGEST = 2048;

    private Attributes() {}

    static String email(String username) {
        if (!EMAIL.matcher(username).matches()) {
            throw Refusal.invalid("Username should be an email.");
        }
        return username;
    }

    /** The attributes with these changed; an empty one goes. */
    static SortedMap<String, String> changed(Map<String, String> before, Map<String, String> changes) {
        SortedMap<String, String> attributes = new TreeMap<>(before);
        changes.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                throw Refusal.notAuthorized("A client attempted to write unauthorized attribute");
            }
            if (value.length() > LONGEST) {
                throw Refusal.invalid(name + " has more than " + LONGEST + " characters.");
            }
            if (value.isEmpty()) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        });
        return attributes;
    }

    /** As calls show them. */
    static List<Map<String, String>> shown(User user) {
        List<Map<String, String>> shown = new ArrayList<>();
        shown.add(attribute("sub", user.id()));
        shown.add(attribute("email", user.email()));
        shown.add(attribute("email_verified", String.valueOf(user.confirmed())));
        user.attributes().forEach((name, value) -> shown.add(attribute(name, value)));
        return shown;
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }
}
