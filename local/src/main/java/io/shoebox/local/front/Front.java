package io.shoebox.local.front;

import io.shoebox.emulator.Loopback;
import io.shoebox.emulator.appsync.AppSync;
import io.shoebox.emulator.cognito.CognitoServer;
import io.shoebox.emulator.cognito.users.CodeSender;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import io.shoebox.emulator.http.HttpServer;
import io.shoebox.local.Api;
import io.shoebox.local.LocalServers;
import io.shoebox.local.OpenParts;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.metrics.Measurements;
import io.shoebox.local.metrics.MetricsHandler;
import io.shoebox.local.page.Codes;
import io.shoebox.local.page.PageHandler;
import io.shoebox.uploadapi.UploadSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What people and their browsers reach of a local system: sign-in, the GraphQL API, live status, and the page. */
public final class Front implements AutoCloseable {
    private final OpenParts open = new OpenParts();
    private final Api api;
    private final ClientConfig config;
    private final URI page;
    private final LocalOperator operator;

    /**
     * On these servers.
     *
     * @param told is told of each code that AWS would send by mail, in a sentence
     */
    public Front(
            LocalServers servers, Map<String, String> environment, Consumer<String> told, Measurements measurements) {
        FrontSettings settings = servers.settings().front();
        Codes codes = new Codes();
        try {
            CognitoServer users = open.opened(SignIn.start(
                    new SignIn.Options(
                            settings.signInPort(),
                            servers.folder("users").orElse(null),
                            settings.confirmsBySelf(),
                            sender(codes, told),
                            Clock.systemUTC()),
                    servers::issueCredentials));
            operator = LocalOperator.in(servers, users);
            var variables = new HashMap<>(environment);
            variables.put(UploadSettings.USER_POOL_ID, SignIn.USER_POOL);
            variables.put(UploadSettings.USER_POOL_ISSUER, users.issuer());
            variables.put(UploadSettings.USER_POOL_CLIENTS, SignIn.CLIENT);
            api = open.opened(new Api(servers.access(), variables, users.endpoint(), measurements));
            AppSync graphQl = open.opened(GraphQl.start(settings.graphQlPort(), api, users, servers.sessions()));
            open.opened(LiveStatus.start(servers.access(), servers.names().table(), graphQl));
            config = config(servers, users, graphQl);
            page = open.opened(page(servers.settings(), codes, graphQl, measurements))
                    .endpoint();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static CodeSender sender(Codes codes, Consumer<String> told) {
        return message -> {
            codes.add(new Codes.Code(message.email(), message.purpose().name(), message.code()));
            told.accept("Code for " + message.email() + " to "
                    + switch (message.purpose()) {
                        case SIGN_UP -> "confirm the address";
                        case PASSWORD -> "set a new password";
                    }
                    + ": " + message.code());
        };
    }

    private static ClientConfig config(LocalServers servers, CognitoServer users, AppSync graphQl) {
        return new ClientConfig(
                LocalServers.REGION.id(),
                SignIn.USER_POOL,
                SignIn.CLIENT,
                Api.IDENTITY_POOL_ID,
                graphQl.endpoint().toString(),
                servers.names().photosBucket(),
                servers.names().thumbnailsBucket(),
                servers.access().s3().toString(),
                users.endpoint().toString(),
                users.endpoint().toString(),
                true);
    }

    private HttpServer page(ServerSettings all, Codes codes, AppSync graphQl, Measurements measurements) {
        FrontSettings settings = all.front();
        List<String> servers = List.of(
                config.s3Endpoint(),
                config.userPoolEndpoint(),
                Loopback.uri(graphQl.endpoint().getPort()).toString(),
                "ws://" + Loopback.HOST + ":" + graphQl.endpoint().getPort());
        int port = settings.pagePort();
        return Loopback.starting(
                "page",
                port,
                () -> HttpServer.start(
                        HttpOptions.of("page", port, AllowedOrigins.none()),
                        new MetricsHandler(
                                measurements::scrape,
                                new PageHandler(
                                        settings.page() == null ? Path.of("nowhere") : settings.page(),
                                        config.json(),
                                        codes,
                                        all.faults(),
                                        servers))));
    }

    /** The functions behind the API. */
    public Api api() {
        return api;
    }

    /** What clients need to know. */
    public ClientConfig config() {
        return config;
    }

    /** Where people and their browsers go, a line each. */
    public List<String> describe() {
        return List.of(
                "  page      " + page,
                "  operator  " + operator.link(page),
                "  sign-in   " + config.userPoolEndpoint() + "  user pool " + SignIn.USER_POOL,
                "  GraphQL   " + config.graphqlUrl(),
                "  metrics   " + page.resolve("/metrics"));
    }

    @Override
    public void close() {
        open.close();
    }
}
