package io.shoebox.local.front;

import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.appsync.AppSync;
import io.shoebox.emulator.appsync.AppSyncOptions;
import io.shoebox.emulator.appsync.CognitoTokens;
import io.shoebox.emulator.appsync.auth.AccessKey;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.IamAuth;
import io.shoebox.emulator.appsync.auth.IamPrincipal;
import io.shoebox.emulator.appsync.auth.UserPoolAuth;
import io.shoebox.emulator.appsync.graphql.Limits;
import io.shoebox.emulator.appsync.graphql.Resolver;
import io.shoebox.emulator.cognito.CognitoServer;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import io.shoebox.local.Api;
import io.shoebox.local.LocalServers;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import io.shoebox.uploadapi.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The GraphQL API, whose fields are resolved by the functions that AppSync calls in the cloud. */
final class GraphQl {
    private static final String ACCOUNT = "000000000000";
    private static final String PUBLISH = "publishPhoto";
    /** Fields of Query or Mutation in one request, as the template has it where nothing else is set. */
    private static final int MOST_FIELDS = 20;

    private GraphQl() {}

    /** The caller that may tell subscribers, as notifier's role may in the cloud. */
    static final IamPrincipal NOTIFIER = new IamPrincipal(
            ACCOUNT,
            "arn:aws:sts::" + ACCOUNT + ":assumed-role/notifier/local",
            "AROA:notifier",
            null,
            field -> field.equals(new FieldName("Mutation", PUBLISH)));

    static AppSync start(int port, Api api, CognitoServer users, Sessions sessions) {
        return Loopback.starting(
                "GraphQL",
                port,
                () -> AppSync.start(
                        HttpOptions.of("appsync", port, new AllowedOrigins.AnyLoopback()),
                        AppSyncOptions.of(
                                        Schema.TEXT,
                                        AuthMode.USER_POOL,
                                        new UserPoolAuth(
                                                CognitoTokens.of(users.tokens()),
                                                Pattern.compile(Pattern.quote(SignIn.CLIENT))),
                                        new IamAuth(LocalServers.REGION.id(), id -> key(sessions, id)),
                                        resolvers(api))
                                .withLimits(limits())));
    }

    /** As deep as the template allows. */
    private static Limits limits() {
        Limits usual = Limits.USUAL;
        return new Limits(
                Schema.DEEPEST_QUERY,
                usual.fields(),
                usual.aliases(),
                usual.tokens(),
                MOST_FIELDS,
                usual.resolverTime());
    }

    private static Map<FieldName, Resolver> resolvers(Api api) {
        var resolvers = new HashMap<FieldName, Resolver>();
        PresignLambda.FIELDS.forEach(field -> resolvers.put(new FieldName("Mutation", field), api::resolve));
        PhotosLambda.FIELDS.forEach(field -> resolvers.put(new FieldName(Schema.typeOf(field), field), api::resolve));
        OperationsLambda.FIELDS.forEach(
                field -> resolvers.put(new FieldName(Schema.typeOf(field), field), api::resolve));
        resolvers.put(new FieldName("Mutation", PUBLISH), Resolver.argument("photo"));
        return resolvers;
    }

    /** Users' role may call every field but the one that tells subscribers. */
    private static Optional<AccessKey> key(Sessions sessions, String id) {
        return sessions.find(id)
                .filter(session -> !sessions.isExpired(session))
                .map(session -> new AccessKey(session.secretAccessKey(), session.sessionToken(), viewer(session)));
    }

    private static IamPrincipal viewer(Session session) {
        return new IamPrincipal(
                ACCOUNT,
                "arn:aws:sts::" + ACCOUNT + ":assumed-role/viewer/CognitoIdentityCredentials",
                "AROA:CognitoIdentityCredentials",
                new IamPrincipal.CognitoIdentity(
                        session.principal(), Api.IDENTITY_POOL_ID, "authenticated", SignIn.USER_POOL),
                field -> !field.field().equals(PUBLISH));
    }
}
