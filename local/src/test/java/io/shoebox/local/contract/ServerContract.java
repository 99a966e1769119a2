package io.shoebox.local.contract;

import io.shoebox.local.QueueUrls;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.ServerAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One body of tests for any server of the protocols, in a place of its own; see {@link On}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
public abstract class ServerContract {
    private Place place;
    private S3Client s3;
    private SqsClient sqs;
    private DynamoDbClient dynamo;
    private final List<String> made = new ArrayList<>();

    /** For a contract, which may be of another module. */
    protected ServerContract() {}

    @BeforeAll
    final void open(ContractServer server) {
        place = server.place(visibilityTimeout());
        s3 = place.access().s3Client();
        sqs = place.access().sqsClient();
        dynamo = place.access().dynamoClient();
    }

    @AfterAll
    final void close() {
        // Not opened where the server is not to be had.
        if (place != null) {
            made.forEach(queue -> Removal.queue(sqs, queue));
            dynamo.close();
            sqs.close();
            s3.close();
            place.close();
        }
    }

    /** Of the place's work queues. */
    Duration visibilityTimeout() {
        return Duration.ofMinutes(2);
    }

    /** Of the place. */
    protected final ServerAccess access() {
        return place.access();
    }

    final ResourceNames names() {
        return place.names();
    }

    final QueueUrls queues() {
        return place.queues();
    }

    final String photos() {
        return names().photosBucket();
    }

    final S3Client s3() {
        return s3;
    }

    final SqsClient sqs() {
        return sqs;
    }

    final DynamoDbClient dynamo() {
        return dynamo;
    }

    /** Made anew, and deleted after the last test. */
    final String queue(Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(
                        create -> create.queueName("test-" + UUID.randomUUID()).attributes(attributes))
                .queueUrl();
        made.add(url);
        return url;
    }
}
