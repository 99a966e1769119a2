package io.shoebox.emulator.appsync.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** What waits to be sent to one client, in order and bounded: a client that does not keep up is cut off. */
final class Outbox {
    /** Bytes are about as many. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private final Session session;
    private final int limit;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long characters;
    private boolean sending;
    private boolean closed;

    Outbox(Session session, int limit) {
        this.session = session;
        this.limit = limit;
    }

    /** Lets the next message of the client come. */
    void demand() {
        if (session.isOpen()) {
            session.demand();
        }
    }

    /** Sends it as soon as what came before is sent. */
    synchronized void send(String message) {
        if (closed) {
            return;
        }
        if (waiting.size() >= limit || characters + message.length() > MOST_CHARACTERS) {
            cutOff();
            return;
        }
        waiting.add(message);
        characters += message.length();
        if (!sending) {
            next();
        }
    }

    private synchronized void next() {
        String message = closed ? null : waiting.poll();
        sending = message != null;
        if (message != null) {
            characters -= message.length();
            session.sendText(message, Callback.from(this::next, _ -> cutOff()));
        }
    }

    /** A closing frame would wait behind what the client does not read. */
    private synchronized void cutOff() {
        if (!closed) {
            stop();
            session.disconnect();
        }
    }

    /** Drops what waits, and takes no more. */
    synchronized void stop() {
        closed = true;
        waiting.clear();
        characters = 0;
    }

    /** Sends a last message, then says goodbye. */
    synchronized void close(String last, int code, String reason) {
        if (!closed) {
            stop();
            session.sendText(
                    last, Callback.from(() -> session.close(code, reason, Callback.NOOP), _ -> session.disconnect()));
        }
    }

    synchronized void close(int code, String reason) {
        if (!closed) {
            stop();
            session.close(code, reason, Callback.NOOP);
        }
    }
}
