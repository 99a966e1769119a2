package io.shoebox.operations.places;

import io.shoebox.operations.aws.SignedCalls;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What AWS is called by; whoever made them closes them.
 *
 * @param signed of Lambda and CloudWatch; null where there are none
 */
public record Clients(
        S3Client s3,
        SqsClient sqs,
        DynamoDbClient dynamo,
        @Nullable SignedCalls signed,
        InstantSource clock) {}
