package io.shoebox.emulator.cognito.tokens;

/** What became of a token's check. */
public sealed interface Verification {
    record Valid(VerifiedToken token) implements Verification {}

    record Invalid(Flaw flaw) implements Verification {}

    /** The first thing that is wrong with it. */
    enum Flaw {
        NO_TOKEN,
        ALGORITHM,
        SIGNATURE,
        ISSUER,
        EXPIRED,
        USE,
        CLIENT
    }
}
