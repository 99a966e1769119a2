package io.shoebox.emulator.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB Local behind a Jetty of our own: the one that it brings listens on every address and reports its start to
 * Amazon. No page of a browser gets in.
 */
public final class DynamoServer implements AutoCloseable {
    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");
    /** It warns of a library for XML that nothing here needs. */
    private static final Logger OLD_SDK_LOG = Logger.getLogger("com.amazonaws");

    private static final int MOST_THREADS = 32;

    private final Server server;
    private final ServerConnector connector;
    private final LocalDynamoDBServerHandler handler;

    private DynamoServer(Server server, ServerConnector connector, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.connector = connector;
        this.handler = handler;
    }

    /**
     * With the tables that are kept.
     *
     * @throws io.shoebox.emulator.EmulatorException if the port is taken
     */
    public static DynamoServer start(DynamoOptions options) {
        int port = options.port();
        DataFolder data = options.data();
        Path folder = data == null ? null : data.folder("table");
        SQLITE_LOG.setLevel(Level.WARNING);
        OLD_SDK_LOG.setLevel(Level.SEVERE);
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
            server.setHandler(new DynamoDoor(new ContextHandler(handler, "/")));
            server.start();
            return new DynamoServer(server, connector, handler);
        });
    }

    /** Its address. */
    public URI endpoint() {
        return Loopback.uri(connector.getLocalPort());
    }

    @Override
    public void close() {
        Loopback.stopping("DynamoDB", server::stop, handler::close);
    }
}
