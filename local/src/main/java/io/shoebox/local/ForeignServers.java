package io.shoebox.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** S3, SQS and DynamoDB that somebody else runs. What is missing is made; what is there is used as it is. */
public final class ForeignServers {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignServers.class);
    private static final Duration WATCH = Duration.ofSeconds(10);
    /** Emulators load a service when it is first called, which takes some of them seconds. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final ClientOverrideConfiguration QUICK = ClientOverrideConfiguration.builder()
            .apiCallTimeout(ANSWER)
            .apiCallAttemptTimeout(ANSWER)
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .build();

    private final AwsEndpoint endpoint;
    private final ResourceNames names;
    private final Duration visibilityTimeout;
    /** In the order of finding. */
    private final Set<String> notes = new LinkedHashSet<>();

    /** A queue that forgets its policy is not given it every ten seconds. */
    private boolean keepsPolicies = true;

    private final ServerProbe probe;
    private final QueueUrls queues;

    private ForeignServers(AwsEndpoint endpoint, ResourceNames names, Duration visibilityTimeout) {
        this.endpoint = endpoint;
        this.names = names;
        this.visibilityTimeout = visibilityTimeout;
        probe = new ServerProbe(endpoint, names);
        queues = provision();
    }

    /**
     * Looks whether all three are there, then makes what is missing.
     *
     * @param visibilityTimeout of work queues that are made
     * @throws LocalServerException saying which service is not as it must be, and what to do
     */
    public static ForeignServers start(AwsEndpoint endpoint, ResourceNames names, Duration visibilityTimeout) {
        return new ForeignServers(endpoint, names, visibilityTimeout);
    }

    /** Looks whether all three are there before anything is made. */
    private QueueUrls provision() {
        ServerAccess access = endpoint.access();
        try (S3Client s3 = access.s3Client(QUICK);
                SqsClient sqs = access.sqsClient(QUICK);
                DynamoDbClient dynamo = access.dynamoClient(QUICK)) {
            probe.check(s3, sqs, dynamo);
            QueueUrls urls = probe.call(AwsService.SQS, () -> queues(sqs));
            String arn = probe.call(AwsService.SQS, () -> Provision.arn(sqs, urls.uploads()));
            probe.run(AwsService.S3, () -> Provision.buckets(s3, names));
            probe.run(AwsService.S3, () -> new BucketNotification(s3, names.photosBucket(), arn).put());
            probe.run(AwsService.DYNAMODB, () -> Provision.table(dynamo, names));
            return urls;
        }
    }

    /** @throws LocalServerException saying which service is not there any more */
    void check() {
        ServerAccess access = endpoint.access();
        try (S3Client s3 = access.s3Client(QUICK);
                SqsClient sqs = access.sqsClient(QUICK);
                DynamoDbClient dynamo = access.dynamoClient(QUICK)) {
            probe.check(s3, sqs, dynamo);
        }
    }

    /**
     * Until Ctrl-C, says when a server goes away or comes back, in a line each, and makes again what it has lost:
     * an emulator that was restarted may be empty.
     */
    public void watchUntil(StopSignal stop) throws InterruptedException {
        String before = "";
        while (!stop.await(WATCH)) {
            String now = trouble();
            if (now.isEmpty() && !before.isEmpty()) {
                LOG.info("S3, SQS and DynamoDB are all there again");
            } else if (!now.equals(before)) {
                LOG.warn(now);
            }
            before = now;
        }
    }

    /** Makes what is missing; what is the matter if it cannot, else an empty text. */
    String trouble() {
        try {
            provision();
            return "";
        } catch (LocalServerException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is the matter, where something failed while the servers were used: one of them may have gone. */
    public LocalServerException explain(RuntimeException fault) {
        try {
            check();
        } catch (LocalServerException gone) {
            gone.addSuppressed(fault);
            return gone;
        }
        return new LocalServerException(
                "Something failed though S3, SQS and DynamoDB all answer ("
                        + fault.getClass().getSimpleName() + ", '"
                        + ServerFault.quote(String.valueOf(fault.getMessage())) + "'): try again.",
                fault);
    }

    private QueueUrls queues(SqsClient sqs) {
        QueueUrls urls = Provision.missingQueues(sqs, names, visibilityTimeout);
        if (keepsPolicies) {
            keepsPolicies = Provision.letBucketSend(sqs, urls.uploads(), names);
        }
        note(sqs, urls.uploads(), names.uploadsQueue());
        note(sqs, urls.thumbnails(), names.thumbnailsQueue());
        return urls;
    }

    private void note(SqsClient sqs, String url, String name) {
        if (!Provision.hasDeadLetters(sqs, url)) {
            notes.add(
                    "queue " + name + " was there and has no dead-letter queue: a message that nobody can handle comes"
                            + " again until it expires");
        }
    }

    /** Where they are. */
    public ServerAccess access() {
        return endpoint.access();
    }

    /** The queues. */
    public QueueUrls queues() {
        return queues;
    }

    ResourceNames names() {
        return names;
    }

    /** What the person who started it should know of them, a line each. */
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        remarks.add("  caller    " + endpoint.credentials());
        notes.forEach(note -> remarks.add("  note      " + note));
        return remarks;
    }
}
