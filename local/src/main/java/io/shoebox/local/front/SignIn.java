package io.shoebox.local.front;

import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.cognito.CognitoOptions;
import io.shoebox.emulator.cognito.CognitoServer;
import io.shoebox.emulator.cognito.identities.IdentityPoolOptions;
import io.shoebox.emulator.cognito.identities.TemporaryCredentials;
import io.shoebox.emulator.cognito.userpool.AdminAccess;
import io.shoebox.emulator.cognito.userpool.AppClient;
import io.shoebox.emulator.cognito.userpool.UserPoolOptions;
import io.shoebox.emulator.cognito.users.CodeSender;
import io.shoebox.emulator.cognito.users.PasswordPolicy;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import io.shoebox.emulator.iam.Session;
import io.shoebox.local.Api;
import io.shoebox.model.IdentityId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may sign in here, as the template of the cloud's user pool has it, and which credentials they get. */
final class SignIn {
    static final String USER_POOL = "us-east-1_shoebox";
    static final String CLIENT = "shoeboxlocal";
    /** The group of those who operate the system. */
    static final String OPERATORS = "operators";

    /** As the template has it. */
    private static final PasswordPolicy PASSWORDS = new PasswordPolicy(10, true, true, true, true);

    private SignIn() {}

    /**
     * How it is to run.
     *
     * @param port 0 takes a free one
     * @param folder where users are kept; null keeps them in memory
     * @param confirmsBySelf whether people need no code
     * @param codes gets the codes that AWS would send by mail
     */
    record Options(int port, @Nullable Path folder, boolean confirmsBySelf, CodeSender codes, Clock clock) {}

    /** @param credentials of an identity, which the embedded S3 takes */
    static CognitoServer start(Options options, Function<IdentityId, Session> credentials) {
        CognitoServer server = Loopback.starting(
                "sign-in",
                options.port(),
                () -> CognitoServer.start(new CognitoOptions(
                        HttpOptions.of("cognito", options.port(), new AllowedOrigins.AnyLoopback()),
                        new UserPoolOptions(
                                USER_POOL, List.of(AppClient.of(CLIENT)), PASSWORDS, true, options.confirmsBySelf()),
                        new IdentityPoolOptions(Api.IDENTITY_POOL_ID, true),
                        options.folder(),
                        options.codes(),
                        identity -> given(credentials.apply(new IdentityId(identity))),
                        AdminAccess.nobody(),
                        options.clock())));
        server.groups().create(OPERATORS, "See and mend the queues");
        return server;
    }

    private static TemporaryCredentials given(Session session) {
        return new TemporaryCredentials(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken(), session.expiration());
    }
}
