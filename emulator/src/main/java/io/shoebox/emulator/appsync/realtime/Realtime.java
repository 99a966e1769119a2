package io.shoebox.emulator.appsync.realtime;

import io.shoebox.emulator.appsync.auth.Authentication;
import io.shoebox.emulator.appsync.auth.Authenticator;
import io.shoebox.emulator.appsync.auth.SignedRequest;
import io.shoebox.emulator.appsync.graphql.Answered;
import io.shoebox.emulator.appsync.graphql.Engine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts sockets and hands values of mutations to those that subscribed
 * (https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html).
 */
public final class Realtime {
    private static final Logger LOG = LoggerFactory.getLogger(Realtime.class);
    private static final Authentication.Denied NO_HOST = Authentication.unauthorized("Required headers are missing.");

    private final String path;
    private final Engine engine;
    private final Authenticator authenticator;
    private final RealtimeLimits limits;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Map<String, List<String>> subscribers;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /**
     * @param path of the GraphQL endpoint; sockets open at {@code path/realtime}
     * @param executor of messages' work, which may wait in it
     */
    public Realtime(
            String path,
            Engine engine,
            Authenticator authenticator,
            RealtimeLimits limits,
            Executor executor,
            ScheduledExecutorService timer) {
        this.path = path;
        this.engine = engine;
        this.authenticator = authenticator;
        this.limits = limits;
        this.executor = executor;
        this.timer = timer;
        subscribers = engine.subscribers();
    }

    /** Adds the endpoint to a server. */
    public void map(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(limits.messageBytes());
        container.setMaxFrameSize(limits.messageBytes());
        container.setMaxBinaryMessageSize(1);
        // Each ka keeps it alive; this is for clients that have gone without a word.
        container.setIdleTimeout(limits.keepAlive().multipliedBy(3));
        container.addMapping(path + "/realtime", this::accept);
    }

    private @Nullable Object accept(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        if (!request.hasSubProtocol(Handshake.SUBPROTOCOL)) {
            return refuse(response, callback, 400);
        }
        if (connections.size() >= limits.connections()) {
            return refuse(response, callback, 503);
        }
        response.setAcceptedSubProtocol(Handshake.SUBPROTOCOL);
        Handshake handshake = Handshake.of(request);
        Authentication caller = authenticate(handshake, path + "/connect", handshake.authorization(), "{}");
        return new Connection(this, handshake, caller);
    }

    /** With the status alone: clients of sockets see no page. */
    private static @Nullable Object refuse(ServerUpgradeResponse response, Callback callback, int status) {
        response.setStatus(status);
        callback.succeeded();
        return null;
    }

    /**
     * Authorizes what a message stands for.
     *
     * @param headers that the client says its request has
     * @param body that was signed, if it was
     */
    Authentication authenticate(Handshake handshake, String requestPath, Map<String, String> headers, String body) {
        return handshake.host().equals(headers.get("host"))
                ? authenticator.authenticate(SignedRequest.post(requestPath, headers, body))
                : NO_HOST;
    }

    /** Hands a mutation's value to its subscribers; returns when it is queued for all of them. */
    public void publish(Answered.Mutation mutation) {
        List<String> fields = subscribers.getOrDefault(mutation.field(), List.of());
        for (Subscription subscription : subscriptions.that(fields, mutation.value())) {
            deliver(subscription, mutation);
        }
    }

    private void deliver(Subscription subscription, Answered.Mutation mutation) {
        try {
            subscription
                    .connection()
                    .deliver(
                            subscription,
                            engine.deliver(subscription.operation(), subscription.subscriber(), mutation.value()));
        } catch (RuntimeException e) {
            // The next subscriber is to get it all the same.
            LOG.error(
                    "A subscriber of {} missed a value: {}",
                    subscription.field(),
                    e.getClass().getName());
        }
    }

    /** How many subscriptions there are. */
    public int subscriptionCount() {
        return subscriptions.count();
    }

    String path() {
        return path;
    }

    Engine engine() {
        return engine;
    }

    RealtimeLimits limits() {
        return limits;
    }

    Executor executor() {
        return executor;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Set<Connection> connections() {
        return connections;
    }
}
