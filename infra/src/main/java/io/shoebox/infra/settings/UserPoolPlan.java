package io.shoebox.infra.settings;

/** The feature plans of Cognito's user pools. */
public enum UserPoolPlan {
    LITE,
    ESSENTIALS,
    PLUS
}
