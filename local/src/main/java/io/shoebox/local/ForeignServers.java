package io.shoebox.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** S3, SQS and DynamoDB that somebody else runs. What is missing is made; what is there is used as it is. */
final class ForeignServers {
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

    private final QueueUrls queues;

    private ForeignServers(AwsEndpoint endpoint, ResourceNames names, Duration visibilityTimeout) {
        this.endpoint = endpoint;
        this.names = names;
        this.visibilityTimeout = visibilityTimeout;
        queues = provision();
    }

    /**
     * Looks whether all three are there, then makes what is missing.
     *
     * @param visibilityTimeout of work queues that are made
     * @throws LocalServerException saying which service is not as it must be, and what to do
     */
    static ForeignServers start(AwsEndpoint endpoint, ResourceNames names, Duration visibilityTimeout) {
        return new ForeignServers(endpoint, names, visibilityTimeout);
    }

    /** Looks whether all three are there before anything is made. */
    private QueueUrls provision() {
        ServerAccess access = endpoint.access();
        try (S3Client s3 = access.s3Client(QUICK);
                SqsClient sqs = access.sqsClient(QUICK);
                DynamoDbClient dynamo = access.dynamoClient(QUICK)) {
            check(s3, sqs, dynamo);
            QueueUrls urls = call(AwsService.SQS, () -> queues(sqs));
            String arn = call(AwsService.SQS, () -> Provision.lettingBucketSend(sqs, urls.uploads(), names));
            run(AwsService.S3, () -> Provision.buckets(s3, names));
            run(AwsService.S3, () -> new BucketNotification(s3, names.photosBucket(), arn).put());
            run(AwsService.DYNAMODB, () -> Provision.table(dynamo, names));
            return urls;
        }
    }

    private void check(S3Client s3, SqsClient sqs, DynamoDbClient dynamo) {
        ask(AwsService.S3, () -> notifications(s3));
        ask(AwsService.SQS, () -> sqs.getQueueUrl(get -> get.queueName(names.uploadsQueue())));
        ask(AwsService.DYNAMODB, () -> dynamo.describeTable(describe -> describe.tableName(names.table())));
    }

    /** @throws LocalServerException saying which service is not there any more */
    void check() {
        ServerAccess access = endpoint.access();
        try (S3Client s3 = access.s3Client(QUICK);
                SqsClient sqs = access.sqsClient(QUICK);
                DynamoDbClient dynamo = access.dynamoClient(QUICK)) {
            check(s3, sqs, dynamo);
        }
    }

    /**
     * Until Ctrl-C, says when a server goes away or comes back, in a line each, and makes again what it has lost:
     * an emulator that was restarted may be empty.
     */
    void watchUntil(StopSignal stop) throws InterruptedException {
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
    LocalServerException explain(RuntimeException fault) {
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

    private AwsResponse notifications(S3Client s3) {
        try {
            return s3.getBucketNotificationConfiguration(get -> get.bucket(names.photosBucket()));
        } catch (S3Exception e) {
            if (ServerFault.isUnknownOperation(e)) {
                throw new LocalServerException(
                        "S3 at " + endpoint.access().s3() + " has no bucket notifications, by which Shoebox learns of"
                                + " uploads: use a server that has them, such as LocalStack or MiniStack.",
                        e);
            }
            throw e;
        }
    }

    private void ask(AwsService service, Supplier<AwsResponse> question) {
        call(service, () -> {
            try {
                AwsResponse answer = question.get();
                new ServerFault(service, endpoint).checkNoPage(answer.sdkHttpResponse());
                return answer;
            } catch (AwsServiceException e) {
                if (isMissing(e)) {
                    return e;
                }
                throw e;
            }
        });
    }

    private static boolean isMissing(AwsServiceException answer) {
        return switch (answer) {
            case QueueDoesNotExistException none -> true;
            case ResourceNotFoundException none -> true;
            case S3Exception s3 -> "NoSuchBucket".equals(ServerFault.code(s3));
            default -> false;
        };
    }

    private QueueUrls queues(SqsClient sqs) {
        QueueUrls urls = Provision.missingQueues(sqs, names, visibilityTimeout);
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

    private void run(AwsService service, Runnable step) {
        call(service, () -> {
            step.run();
            return service;
        });
    }

    /** The one broad catch: a server that is none of AWS's brings out the oddest faults of a parser. */
    private <T> T call(AwsService service, Supplier<T> call) {
        try {
            return call.get();
        } catch (LocalServerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ServerFault(service, endpoint).of(e);
        }
    }

    ServerAccess access() {
        return endpoint.access();
    }

    QueueUrls queues() {
        return queues;
    }

    ResourceNames names() {
        return names;
    }

    /** What the person who started it should know of them, a line each. */
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        remarks.add("  caller    " + endpoint.credentials());
        notes.forEach(note -> remarks.add("  note      " + note));
        return remarks;
    }
}
