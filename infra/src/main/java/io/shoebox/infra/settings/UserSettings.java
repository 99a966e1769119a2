package io.shoebox.infra.settings;

import org.jspecify.annotations.Nullable;

/** The user pool. */
public record UserSettings(
        @Setting(
                value = "the pool's plan, lite, essentials or plus, which is priced by active user",
                otherwise = "essentials")
        UserPoolPlan plan,

        @Setting(value = "anybody may sign up; false: an administrator makes users", otherwise = "true")
        boolean selfSignUp,

        @Setting(
                value = "address that mails to users come from, verified in SES; none: Cognito's own, 50 mails a day",
                form = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
                rule = "a mail address")
        @Nullable
        String mailFrom,

        @Setting(
                value = "a user pool that is there, in place of one of the stage's own; with clientId",
                form = "[a-z0-9-]+_[A-Za-z0-9]+",
                rule = "the id of a user pool")
        @Nullable
        String poolId,

        @Setting(value = "its app client", form = "[A-Za-z0-9]+", rule = "the id of an app client") @Nullable
        String clientId,

        @Setting(
                value =
                        "the identity pool that takes its tokens, which gets the stage's role for signed-in users; none:"
                                + " one of the stage's own",
                form = "[a-z0-9-]+:[0-9a-f-]{36}",
                rule = "the id of an identity pool")
        @Nullable
        String identityPoolId) {
    /** Whether some of what is there is named, but not all that belongs together. */
    boolean isHalfGiven() {
        return (poolId == null) != (clientId == null) || (identityPoolId != null && poolId == null);
    }
}
