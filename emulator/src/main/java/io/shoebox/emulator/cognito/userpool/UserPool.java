package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.tokens.PoolKeys;
import io.shoebox.emulator.cognito.tokens.TokenIssuer;
import io.shoebox.emulator.cognito.tokens.TokenVerifier;
import io.shoebox.emulator.cognito.users.CodeSender;
import io.shoebox.emulator.cognito.users.Codes;
import io.shoebox.emulator.cognito.users.Groups;
import io.shoebox.emulator.cognito.users.Lockout;
import io.shoebox.emulator.cognito.users.Sessions;
import io.shoebox.emulator.cognito.users.Users;
import java.time.Clock;

/** What the calls of a pool work with. */
public record UserPool(
        UserPoolOptions options,
        PoolKeys keys,
        TokenIssuer issuer,
        TokenVerifier verifier,
        Users users,
        Sessions sessions,
        Groups groups,
        Codes codes,
        Lockout lockout,
        CodeSender sender,
        Clock clock) {
    /** @throws Refusal if there is none */
    AppClient client(String id) {
        return options.clients().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("User pool client " + printable(id) + " does not exist."));
    }

    /** Of what was sent, no more than a name's length, in ASCII. */
    static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 128)).replaceAll("[^!-~]", "?");
    }
}
