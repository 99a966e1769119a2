package io.shoebox.emulator.http;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 whose threads are daemons, which checks Host and Origin of each request, sockets included. */
public final class HttpServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    /** Bytes of request line and headers: room for a few tokens. */
    private static final int HEADERS = 32 * 1024;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** @throws IOException if the port is taken */
    public static HttpServer start(HttpOptions options, HttpHandler handler) throws IOException {
        return start(options, handler, null);
    }

    /**
     * @param sockets adds WebSockets by {@link ServerWebSocketContainer#addMapping}; requests that upgrade elsewhere come to
     *     the handler
     * @throws IOException if the port is taken
     */
    public static HttpServer start(
            HttpOptions options, HttpHandler handler, @Nullable Consumer<ServerWebSocketContainer> sockets)
            throws IOException {
        Server server = new Server(threads(options));
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        server.addBean(new ConnectionLimit(options.connections(), connector));
        Handler inner = new Exchange(options.largestBody(), handler);
        if (sockets != null) {
            WebSocketUpgradeHandler upgrades = WebSocketUpgradeHandler.from(server, sockets);
            upgrades.setHandler(inner);
            inner = upgrades;
        }
        server.setHandler(new Guard(options.origins(), inner));
        // Else stopping waits for connections that clients keep open, and fails.
        server.setStopTimeout(0);
        HttpServer started = new HttpServer(server, connector);
        try {
            server.start();
        } catch (Exception e) {
            started.close();
            throw new IOException(options.name() + " cannot listen on " + HOST + ":" + options.port() + ": " + e, e);
        }
        return started;
    }

    private static QueuedThreadPool threads(HttpOptions options) {
        // Few threads of its own for Jetty's selector and acceptor, whatever the number of cores.
        QueuedThreadPool threads = new QueuedThreadPool(options.threads(), 2);
        threads.setName(options.name());
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        return threads;
    }

    private static ServerConnector connector(Server server, HttpOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADERS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(options.port());
        connector.setIdleTimeout(options.idle().toMillis());
        return connector;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Without a slash at its end. */
    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + port());
    }

    /** Ends all connections at once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not stop", e);
        }
    }
}
