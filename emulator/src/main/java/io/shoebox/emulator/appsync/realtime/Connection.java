package io.shoebox.emulator.appsync.realtime;

import io.shoebox.emulator.appsync.auth.Authentication;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's socket. Its messages are worked off one after the other; the next is read when one is done. Public, since Jetty
 * calls nothing else.
 */
public final class Connection implements Session.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** Messages that are none of the protocol's, until patience ends. */
    private static final int PATIENCE = 10;

    private final Realtime realtime;
    private final Handshake handshake;
    private final Authentication caller;
    private final List<Future<?>> timers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean greeted = new AtomicBoolean();
    private volatile @Nullable Desk desk;
    private int unknown;

    Connection(Realtime realtime, Handshake handshake, Authentication caller) {
        this.realtime = realtime;
        this.handshake = handshake;
        this.caller = caller;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        RealtimeLimits limits = realtime.limits();
        Outbox outbox = new Outbox(session, limits.queued());
        Desk opened = new Desk(realtime, handshake, outbox, this);
        desk = opened;
        realtime.connections().add(this);
        if (realtime.connections().size() > limits.connections()) {
            outbox.close(StatusCode.TRY_AGAIN_LATER, "There are too many connections.");
        }
        after(limits.handshake(), () -> {
            if (!greeted.get()) {
                outbox.close(StatusCode.POLICY_VIOLATION, "Nothing was said.");
            }
        });
        after(limits.lifetime(), () -> outbox.close(StatusCode.NORMAL, "A connection's time is over."));
        long millis = limits.keepAlive().toMillis();
        timers.add(realtime.timer()
                .scheduleAtFixedRate(() -> tick(opened, outbox), millis, millis, TimeUnit.MILLISECONDS));
        session.demand();
    }

    private void after(Duration delay, Runnable work) {
        timers.add(realtime.timer().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void tick(Desk opened, Outbox outbox) {
        if (opened.isIdle(realtime.limits().idle())) {
            outbox.close(StatusCode.NORMAL, "There was no subscription for long.");
        } else if (greeted.get()) {
            outbox.send(ServerMessage.KEEP_ALIVE);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        Desk opened = desk;
        if (opened == null) {
            return;
        }
        try {
            realtime.executor().execute(() -> work(opened, text));
        } catch (RejectedExecutionException e) {
            opened.outbox().close(StatusCode.SHUTDOWN, "The server stops.");
        }
    }

    @SuppressWarnings("CatchAny")
    private void work(Desk opened, String text) {
        try {
            handle(opened, ClientMessage.parse(text));
        } catch (Throwable e) {
            // The message may quote what was sent.
            LOG.error("A message ended in {}", e.getClass().getName());
            opened.outbox().close(StatusCode.SERVER_ERROR, "Internal error");
        }
        opened.outbox().demand();
    }

    private void handle(Desk opened, ClientMessage message) {
        Outbox outbox = opened.outbox();
        if (caller instanceof Authentication.Denied denied) {
            String last = ServerMessage.connectionError("UnauthorizedException", denied.message(), 401);
            outbox.close(last, StatusCode.POLICY_VIOLATION, "Not authorized");
            return;
        }
        switch (message) {
            case ClientMessage.Init _ -> {
                greeted.set(true);
                outbox.send(ServerMessage.connectionAck(realtime.limits().timeout()));
                outbox.send(ServerMessage.KEEP_ALIVE);
            }
            case ClientMessage.Start start -> {
                greeted.set(true);
                opened.start(start);
            }
            case ClientMessage.Stop stop -> opened.stop(stop);
            case ClientMessage.Unknown nothing -> {
                String type = "UnsupportedOperation";
                String text = "unknown not supported through the realtime channel";
                outbox.send(ServerMessage.error(nothing.id().orElse(null), type, text, 400));
                if (++unknown >= PATIENCE) {
                    outbox.close(StatusCode.POLICY_VIOLATION, "Too much of it was unknown.");
                }
            }
        }
    }

    void deliver(Subscription subscription, Map<String, @Nullable Object> result) {
        Desk opened = desk;
        if (opened != null) {
            opened.deliver(subscription, result);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        Desk opened = desk;
        if (opened != null) {
            opened.outbox().close(StatusCode.BAD_DATA, "Only text is understood.");
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        end();
    }

    private void end() {
        realtime.connections().remove(this);
        timers.forEach(timer -> timer.cancel(false));
        Desk opened = desk;
        if (opened != null) {
            opened.close();
        }
    }
}
