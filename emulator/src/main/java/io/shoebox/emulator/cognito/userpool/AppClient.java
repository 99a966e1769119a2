package io.shoebox.emulator.cognito.userpool;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An application that signs users in; without a secret.
 *
 * @param hidesUsers {@code PREVENT_USER_EXISTENCE_ERRORS}: who does not exist is answered like who does
 * @param idLifetime 5 minutes to a day, as {@code accessLifetime}
 * @param refreshLifetime an hour to ten years
 */
public record AppClient(
        String id,
        Set<AuthFlow> flows,
        boolean hidesUsers,
        Duration idLifetime,
        Duration accessLifetime,
        Duration refreshLifetime) {
    private static final Pattern ID = Pattern.compile("[\\w+]{1,128}");

    public AppClient {
        flows = Set.copyOf(flows);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A client id has 1 to 128 letters and digits");
        }
        within(idLifetime, Duration.ofMinutes(5), Duration.ofDays(1));
        within(accessLifetime, Duration.ofMinutes(5), Duration.ofDays(1));
        within(refreshLifetime, Duration.ofHours(1), Duration.ofDays(3650));
    }

    /** By SRP only, hiding users; tokens for an hour, refresh tokens for 30 days. */
    public static AppClient of(String id) {
        return new AppClient(
                id,
                Set.of(AuthFlow.USER_SRP_AUTH),
                true,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofDays(30));
    }

    private static void within(Duration lifetime, Duration least, Duration most) {
        if (lifetime.compareTo(least) < 0 || lifetime.compareTo(most) > 0) {
            throw new IllegalArgumentException("A lifetime is not from " + least + " to " + most);
        }
    }
}
