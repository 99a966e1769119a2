package io.shoebox.emulator.cognito;

import io.shoebox.emulator.cognito.identities.IdentityPoolOptions;
import io.shoebox.emulator.cognito.identities.TemporaryCredentials;
import io.shoebox.emulator.cognito.userpool.AdminAccess;
import io.shoebox.emulator.cognito.userpool.AppClient;
import io.shoebox.emulator.cognito.userpool.UserPoolOptions;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A Cognito in a process of its own: to be killed by a test, or used by clients in other languages. It prints its endpoint, then
 * each code with its address, a line each. Ends with its standard input.
 */
final class ServerProcess {
    private ServerProcess() {}

    /** @param args the folder, and the port */
    public static void main(String[] args) throws IOException {
        Clock clock = Clock.systemUTC();
        try (CognitoServer server = CognitoServer.start(new CognitoOptions(
                HttpOptions.of("cognito", Integer.parseInt(args[1]), new AllowedOrigins.AnyLoopback()),
                UserPoolOptions.of(Pool.ID, AppClient.of(Pool.WEB), Pool.POLICY),
                new IdentityPoolOptions(Pool.IDENTITIES, true),
                Path.of(args[0]),
                message -> System.out.println(message.email() + " " + message.code()),
                identity -> new TemporaryCredentials(
                        "ASIAEXAMPLE", "secret", "token", clock.instant().plus(Duration.ofHours(1))),
                AdminAccess.nobody(),
                clock))) {
            System.out.println(server.endpoint());
            while (System.in.read() >= 0) {
                // Until whoever started it is gone.
            }
        }
    }
}
