package io.shoebox.catalog;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in this process, in memory, on a free port of the loopback address. Its own launcher is not used: that
 * listens on every interface and phones home.
 */
public final class LocalDynamo implements AutoCloseable {
    private final LocalDynamoDBServerHandler handler;
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    /** Starts it. */
    public LocalDynamo() {
        handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), "*");
        server.setHandler(new ContextHandler(handler, "/"));
        LifeCycle.start(server);
    }

    /** The endpoint. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    /** A new client of it, with made-up credentials. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        handler.close();
    }
}
