package io.shoebox.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local behind a Jetty of our own: the one that it brings listens on every address and reports its start to
 * Amazon.
 */
final class DynamoServer implements AutoCloseable {
    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");
    private static final int MOST_THREADS = 32;

    private final Server server;
    private final ServerConnector connector;
    private final LocalDynamoDBServerHandler handler;

    private DynamoServer(Server server, ServerConnector connector, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.connector = connector;
        this.handler = handler;
    }

    /** @param folder where tables are kept; null for memory */
    static DynamoServer start(int port, @Nullable Path folder) {
        SQLITE_LOG.setLevel(Level.WARNING);
        return Loopback.starting("DynamoDB", port, () -> {
            // One database for all access keys, and no delays like those of the cloud.
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(
                            0, folder == null, folder == null ? null : folder.toString(), true, false),
                    null);
            QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
            threads.setName("dynamodb");
            threads.setDaemon(true);
            Server server = new Server(threads);
            ServerConnector connector = new ServerConnector(server);
            connector.setHost(Loopback.HOST);
            connector.setPort(port);
            server.addConnector(connector);
            server.setHandler(new ContextHandler(handler, "/"));
            server.start();
            return new DynamoServer(server, connector, handler);
        });
    }

    URI endpoint() {
        return Loopback.uri(connector.getLocalPort());
    }

    @Override
    public void close() {
        Loopback.stopping("DynamoDB", server::stop, handler::close);
    }
}
