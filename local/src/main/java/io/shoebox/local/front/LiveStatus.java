package io.shoebox.local.front;

import io.shoebox.emulator.appsync.AppSync;
import io.shoebox.local.ServerAccess;
import io.shoebox.notifier.EventBus;
import io.shoebox.notifier.Notifier;
import io.shoebox.notifier.PhotoEvent;
import io.shoebox.notifier.Publication;
import io.shoebox.notifier.StreamPoller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tells those who subscribed what the table's stream shows, as notifier does in the cloud. */
final class LiveStatus implements AutoCloseable {
    private final DynamoDbStreamsClient streams;
    private final StreamPoller poller;

    private LiveStatus(DynamoDbStreamsClient streams, StreamPoller poller) {
        this.streams = streams;
        this.poller = poller;
    }

    static LiveStatus start(ServerAccess access, String table, AppSync api) {
        DynamoDbStreamsClient streams = access.streamsClient();
        try (DynamoDbClient dynamo = access.dynamoClient()) {
            String stream = dynamo.describeTable(describe -> describe.tableName(table))
                    .table()
                    .latestStreamArn();
            Notifier notifier = new Notifier(event -> tell(api, event), EventBus.NONE);
            return new LiveStatus(streams, new StreamPoller(streams, stream, notifier::handle).start());
        } catch (RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    private static void tell(AppSync api, PhotoEvent event) {
        Map<String, @Nullable Object> answer =
                api.execute(GraphQl.NOTIFIER, Publication.MUTATION, new HashMap<>(Publication.variables(event)));
        if (answer.get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            throw new IllegalStateException("the API refused publishPhoto: " + errors.getFirst());
        }
    }

    @Override
    public void close() {
        try (streams) {
            poller.close();
        }
    }
}
