package io.shoebox.emulator.appsync;

import io.shoebox.emulator.appsync.auth.TokenCheck;
import io.shoebox.emulator.appsync.auth.TokenVerdict;
import io.shoebox.emulator.cognito.tokens.TokenVerifier;
import io.shoebox.emulator.cognito.tokens.Verification;

/** Takes the tokens of the user pool next door. */
public final class CognitoTokens {
    private CognitoTokens() {}

    /** Like AppSync, it does not ask whether a token was revoked: it counts until it expires. */
    public static TokenCheck of(TokenVerifier tokens) {
        return token -> switch (tokens.verify(token)) {
            case Verification.Valid valid ->
                new TokenVerdict.Verified(valid.token().claims());
            case Verification.Invalid invalid -> new TokenVerdict.Refused(words(invalid.flaw()));
        };
    }

    private static String words(Verification.Flaw flaw) {
        return switch (flaw) {
            case EXPIRED -> "Token has expired.";
            case NO_TOKEN -> "Unable to parse JWT token.";
            case ALGORITHM, SIGNATURE, ISSUER, USE, CLIENT -> "You are not authorized to make this call.";
        };
    }
}
