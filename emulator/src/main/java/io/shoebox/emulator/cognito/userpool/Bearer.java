package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.tokens.TokenUse;
import io.shoebox.emulator.cognito.tokens.Verification;
import io.shoebox.emulator.cognito.tokens.VerifiedToken;
import io.shoebox.emulator.cognito.users.User;

/** Whose access token came with a call. */
record Bearer(User user, VerifiedToken token) {
    /** @throws Refusal unless it counts now */
    static Bearer of(UserPool pool, Fields fields) {
        return switch (pool.verifier().verify(fields.text("AccessToken"), TokenUse.ACCESS)) {
            case Verification.Valid(VerifiedToken token) -> live(pool, token);
            case Verification.Invalid(Verification.Flaw flaw) ->
                throw Refusal.notAuthorized(
                        flaw == Verification.Flaw.EXPIRED ? "Access Token has expired" : "Invalid Access Token");
        };
    }

    private static Bearer live(UserPool pool, VerifiedToken token) {
        return pool.users()
                .find(token.sub())
                .filter(user -> pool.sessions().isLive(user.id(), token.originJti()))
                .map(user -> new Bearer(user, token))
                .orElseThrow(() -> Refusal.notAuthorized("Access Token has been revoked"));
    }
}
