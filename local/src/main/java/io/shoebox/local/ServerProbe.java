package io.shoebox.local;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Asks servers that are not ours whether they are there, and tells of their faults in one sentence. */
final class ServerProbe {
    private final AwsEndpoint endpoint;
    private final ResourceNames names;

    ServerProbe(AwsEndpoint endpoint, ResourceNames names) {
        this.endpoint = endpoint;
        this.names = names;
    }

    /** @throws LocalServerException saying which service is not as it must be, and what to do */
    void check(S3Client s3, SqsClient sqs, DynamoDbClient dynamo) {
        ask(AwsService.S3, () -> notifications(s3));
        ask(AwsService.SQS, () -> sqs.getQueueUrl(get -> get.queueName(names.uploadsQueue())));
        ask(AwsService.DYNAMODB, () -> dynamo.describeTable(describe -> describe.tableName(names.table())));
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

    void run(AwsService service, Runnable step) {
        call(service, () -> {
            step.run();
            return service;
        });
    }

    /** The one broad catch: a server that is none of AWS's brings out the oddest faults of a parser. */
    <T> T call(AwsService service, Supplier<T> call) {
        try {
            return call.get();
        } catch (LocalServerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ServerFault(service, endpoint).of(e);
        }
    }
}
