package io.shoebox.emulator.cognito.tokens;

/** The claim {@code token_use}. */
public enum TokenUse {
    /** Who the user is, for the application and the identity pool. */
    ID("id"),
    /** What the user may call. */
    ACCESS("access");

    private final String claim;

    TokenUse(String claim) {
        this.claim = claim;
    }

    String claim() {
        return claim;
    }
}
