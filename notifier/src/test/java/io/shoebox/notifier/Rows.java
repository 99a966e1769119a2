package io.shoebox.notifier;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.LocalDynamo;
import io.shoebox.catalog.PhotosTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A real table with a stream. */
final class Rows implements AutoCloseable {
    private static final String TABLE = "photos";

    private final LocalDynamo server = new LocalDynamo();
    private final DynamoDbClient dynamo = server.client();
    final DynamoDbStreamsClient streams = DynamoDbStreamsClient.builder()
            .endpointOverride(server.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    final DynamoCatalog catalog = new DynamoCatalog(dynamo, TABLE);
    final String stream;

    Rows() {
        stream =
                dynamo.createTable(PhotosTable.create(TABLE)).tableDescription().latestStreamArn();
    }

    /** The changes that these make, as the stream tells them. */
    static List<RowChange> changes(Consumer<DynamoCatalog> work) {
        var seen = new ArrayList<RowChange>();
        try (var rows = new Rows();
                var poller = new StreamPoller(rows.streams, rows.stream, changes -> {
                    seen.addAll(changes);
                    return Optional.empty();
                })) {
            work.accept(rows.catalog);
            while (poller.pollOnce() > 0) {
                // Reads until nothing is left.
            }
        }
        return seen;
    }

    @Override
    public void close() {
        try (server;
                dynamo) {
            streams.close();
        }
    }
}
