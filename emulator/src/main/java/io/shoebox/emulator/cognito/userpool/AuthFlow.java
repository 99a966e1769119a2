package io.shoebox.emulator.cognito.userpool;

/** How an app client may sign users in. Refresh tokens always may be used. */
public enum AuthFlow {
    /** The password stays with the client. */
    USER_SRP_AUTH,
    /** The password is sent. */
    USER_PASSWORD_AUTH
}
