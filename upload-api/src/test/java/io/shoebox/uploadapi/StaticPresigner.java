package io.shoebox.uploadapi;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs with made-up credentials, without a network. */
public final class StaticPresigner {
    public static final String ACCESS_KEY = "EXAMPLEACCESSKEY";
    public static final String SECRET_KEY = "example-secret-key";
    public static final String SESSION_TOKEN = "example-session-token";

    private StaticPresigner() {}

    public static S3Presigner create() {
        return S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN)))
                .build();
    }
}
