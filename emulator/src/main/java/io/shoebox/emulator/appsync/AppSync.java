package io.shoebox.emulator.appsync;

import io.shoebox.emulator.appsync.auth.Authenticator;
import io.shoebox.emulator.appsync.auth.IamPrincipal;
import io.shoebox.emulator.appsync.auth.Identity;
import io.shoebox.emulator.appsync.graphql.Engine;
import io.shoebox.emulator.appsync.graphql.GraphQlRequest;
import io.shoebox.emulator.appsync.realtime.Realtime;
import io.shoebox.emulator.http.HttpOptions;
import io.shoebox.emulator.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** One API on 127.0.0.1, which answers until it is closed. */
public final class AppSync implements AutoCloseable {
    private static final String PATH = "/graphql";

    private final ExecutorService executor;
    private final ScheduledExecutorService timer;
    private final GraphQlHandler handler;
    private final Realtime realtime;
    private final HttpServer server;

    private AppSync(HttpOptions http, AppSyncOptions options) throws IOException {
        Authenticator authenticator = new Authenticator(options.userPool(), options.iam(), options.clock());
        executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(http.name() + "-", 0).factory());
        timer = timer(http.name());
        try {
            Engine engine = new Engine(
                    options.schema(),
                    options.defaultMode(),
                    options.resolvers(),
                    options.limits(),
                    options.introspection(),
                    executor);
            realtime = new Realtime(PATH, engine, authenticator, options.realtime(), executor, timer);
            handler = new GraphQlHandler(PATH, engine, authenticator, realtime);
            server = HttpServer.start(http, handler, realtime::map);
        } catch (IOException | RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    /** Forgets what is cancelled: a connection's end is planned for a day later. */
    private static ScheduledExecutorService timer(String name) {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name + "-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * Opens {@code /graphql} and {@code /graphql/realtime}.
     *
     * @throws IOException if the port is taken
     * @throws RuntimeException if the schema is none, or a resolver's field is not in it
     */
    public static AppSync start(HttpOptions http, AppSyncOptions options) throws IOException {
        return new AppSync(http, options);
    }

    /** Where GraphQL is POSTed to. */
    public URI endpoint() {
        return URI.create(server.endpoint() + PATH);
    }

    /** Where sockets are opened. */
    public URI realtimeEndpoint() {
        return URI.create("ws://127.0.0.1:" + server.port() + PATH + "/realtime");
    }

    /**
     * Executes an operation as if the caller had signed it; a mutation reaches its subscribers before this returns.
     *
     * @return the answer's JSON, with {@code errors} if there are any
     */
    public Map<String, @Nullable Object> execute(
            IamPrincipal caller, String query, Map<String, @Nullable Object> variables) {
        return handler.execute(new GraphQlRequest(query, null, variables), new Identity.Iam(caller), Map.of())
                .json();
    }

    /** How many subscriptions there are. */
    public int subscriptionCount() {
        return realtime.subscriptionCount();
    }

    @Override
    public void close() {
        server.close();
        stopThreads();
    }

    private void stopThreads() {
        timer.shutdownNow();
        executor.shutdownNow();
    }
}
