package io.shoebox.local;

import java.net.URI;

/** What Shoebox needs of a server. */
enum AwsService {
    S3("S3", "AWS_ENDPOINT_URL_S3"),
    SQS("SQS", "AWS_ENDPOINT_URL_SQS"),
    DYNAMODB("DynamoDB", "AWS_ENDPOINT_URL_DYNAMODB");

    private final String title;
    private final String variable;

    AwsService(String title, String variable) {
        this.title = title;
        this.variable = variable;
    }

    /** The environment variable that says where this service is, as the SDKs read it. */
    String variable() {
        return variable;
    }

    URI endpoint(ServerAccess access) {
        return switch (this) {
            case S3 -> access.s3();
            case SQS -> access.sqs();
            case DYNAMODB -> access.dynamo();
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return title;
    }
}
