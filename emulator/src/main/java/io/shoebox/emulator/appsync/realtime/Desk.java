package io.shoebox.emulator.appsync.realtime;

import io.shoebox.emulator.appsync.auth.Authentication;
import io.shoebox.emulator.appsync.auth.Identity;
import io.shoebox.emulator.appsync.graphql.Admission;
import io.shoebox.emulator.appsync.graphql.GraphQlRequest;
import io.shoebox.emulator.appsync.graphql.Preparation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Grants, keeps and ends the subscriptions of one connection. */
final class Desk {
    private final Realtime realtime;
    private final Handshake handshake;
    private final Outbox outbox;
    private final Connection connection;
    private final Map<String, Subscription> granted = new HashMap<>();
    private long emptySince = System.nanoTime();
    private boolean closed;

    Desk(Realtime realtime, Handshake handshake, Outbox outbox, Connection connection) {
        this.realtime = realtime;
        this.handshake = handshake;
        this.outbox = outbox;
        this.connection = connection;
    }

    Outbox outbox() {
        return outbox;
    }

    void start(ClientMessage.Start start) {
        switch (refusal(start)) {
            case REPEATED -> refuse(start, "DuplicatedOperationError", "The id is in use.", 400);
            case TOO_MANY -> {
                String message = "Max number of " + realtime.limits().subscriptions() + " subscriptions reached";
                refuse(start, "MaxSubscriptionsReachedError", message, 400);
            }
            case NONE -> authorize(start);
        }
    }

    private synchronized Refusal refusal(ClientMessage.Start start) {
        if (granted.containsKey(start.id())) {
            return Refusal.REPEATED;
        }
        return granted.size() >= realtime.limits().subscriptions() ? Refusal.TOO_MANY : Refusal.NONE;
    }

    private void authorize(ClientMessage.Start start) {
        switch (realtime.authenticate(handshake, realtime.path(), start.authorization(), start.data())) {
            case Authentication.Denied denied -> refuse(start, "UnauthorizedException", denied.message(), 401);
            case Authentication.Known known -> prepare(start, known.identity());
        }
    }

    private void prepare(ClientMessage.Start start, Identity subscriber) {
        Optional<GraphQlRequest> request = GraphQlRequest.parse(start.request());
        if (request.isEmpty()) {
            refuse(start, "MalformedHttpRequestException", "Unable to parse GraphQL query.", 400);
            return;
        }
        switch (realtime.engine().prepare(request.get())) {
            case Preparation.Malformed bad -> refuse(start, bad.errorType(), bad.message(), 400);
            case Preparation.Invalid invalid -> outbox.send(ServerMessage.error(start.id(), invalid.errors()));
            case Preparation.Ready ready
            when !ready.isSubscription() ->
                refuse(start, "UnsupportedOperation", "Only subscriptions go through the realtime channel.", 400);
            case Preparation.Ready ready -> admit(start, subscriber, ready);
        }
    }

    private void admit(ClientMessage.Start start, Identity subscriber, Preparation.Ready ready) {
        Map<String, String> headers = new HashMap<>(handshake.headers());
        headers.putAll(start.authorization());
        switch (realtime.engine().admit(ready, subscriber, headers)) {
            case Admission.Refused refused -> outbox.send(ServerMessage.error(start.id(), refused.errors()));
            case Admission.Granted grant ->
                grant(new Subscription(start.id(), grant.field(), grant.arguments(), subscriber, ready, connection));
        }
    }

    /** Under one lock with deliveries, so that nothing comes before the acknowledgement and nothing after it is missed. */
    private synchronized void grant(Subscription subscription) {
        if (!closed) {
            granted.put(subscription.id(), subscription);
            realtime.subscriptions().add(subscription);
            outbox.send(ServerMessage.startAck(subscription.id()));
        }
    }

    synchronized void deliver(Subscription subscription, Map<String, @Nullable Object> result) {
        if (subscription.equals(granted.get(subscription.id()))) {
            outbox.send(ServerMessage.data(subscription.id(), result));
        }
    }

    synchronized void stop(ClientMessage.Stop stop) {
        Subscription ended = granted.remove(stop.id());
        if (ended == null) {
            String message = "Unknown operation id " + stop.id();
            outbox.send(ServerMessage.error(stop.id(), "UnknownOperationError", message, 400));
            return;
        }
        realtime.subscriptions().remove(ended);
        emptySince = System.nanoTime();
        outbox.send(ServerMessage.complete(stop.id()));
    }

    synchronized boolean isIdle(Duration limit) {
        return granted.isEmpty() && System.nanoTime() - emptySince > limit.toNanos();
    }

    synchronized void close() {
        closed = true;
        granted.values().forEach(realtime.subscriptions()::remove);
        granted.clear();
        outbox.stop();
    }

    private void refuse(ClientMessage.Start start, String errorType, String message, int code) {
        outbox.send(ServerMessage.error(start.id(), errorType, message, code));
    }

    private enum Refusal {
        NONE,
        REPEATED,
        TOO_MANY
    }
}
