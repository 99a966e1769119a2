package io.shoebox.emulator.appsync.auth;

/** A way to be authorized. */
public enum AuthMode {
    /** {@code @aws_cognito_user_pools}: an ID or access token. */
    USER_POOL,
    /** {@code @aws_iam}: a request signed with IAM credentials. */
    IAM
}
