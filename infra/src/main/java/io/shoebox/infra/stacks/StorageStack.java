package io.shoebox.infra.stacks;

import io.shoebox.infra.constructs.PhotosTableResource;
import io.shoebox.infra.constructs.PrivateBucket;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/** What lasts: originals, thumbnails, and the table. */
public final class StorageStack extends Stack {
    /** The part of the photos bucket's name. */
    static final String PHOTOS = "photos";

    /** How old the signature of a presigned URL may be, whatever expiry it was signed for. */
    static final Duration OLDEST_SIGNATURE = Duration.ofMinutes(10);

    private static final String THUMBNAILS = "thumbnails";

    private final PrivateBucket photos;
    private final PrivateBucket thumbnails;
    private final PhotosTableResource table;

    public StorageStack(Construct scope, Settings settings, List<String> webOrigins, WatchedQueue uploads) {
        super(scope, "Storage", Synthesis.props(settings, "storage", "Shoebox: buckets and table"));
        Stage stage = settings.stage();
        photos = new PrivateBucket(
                this,
                "Photos",
                stage,
                new PrivateBucket.Options(
                        PHOTOS,
                        cors(webOrigins, List.of("GET", "HEAD", "PUT")),
                        notifications(uploads),
                        objects -> List.of(onceOnly(objects), freshSignature(objects))));
        thumbnails = new PrivateBucket(
                this,
                "Thumbnails",
                stage,
                new PrivateBucket.Options(
                        THUMBNAILS,
                        cors(webOrigins, List.of("GET", "HEAD")),
                        null,
                        objects -> List.of(freshSignature(objects))));
        table = new PhotosTableResource(this, stage);
        Suppressions.storage(this);
        CfnOutput.Builder.create(this, "PhotosBucket").value(photos.name()).build();
        CfnOutput.Builder.create(this, "ThumbnailsBucket")
                .value(thumbnails.name())
                .build();
        CfnOutput.Builder.create(this, "PhotosTable").value(table.name()).build();
    }

    PrivateBucket photos() {
        return photos;
    }

    PrivateBucket thumbnails() {
        return thumbnails;
    }

    PhotosTableResource table() {
        return table;
    }

    /** The native property: CDK's own addEventNotification would bring a function of its own with it. */
    private static CfnBucket.NotificationConfigurationProperty notifications(WatchedQueue uploads) {
        return CfnBucket.NotificationConfigurationProperty.builder()
                .queueConfigurations(List.of(
                        notification("s3:ObjectCreated:*", uploads),
                        notification("s3:ObjectRemoved:*", uploads),
                        notification("s3:LifecycleExpiration:*", uploads)))
                .build();
    }

    private static CfnBucket.QueueConfigurationProperty notification(String event, WatchedQueue uploads) {
        return CfnBucket.QueueConfigurationProperty.builder()
                .event(event)
                .queue(uploads.arn())
                .build();
    }

    /** What the page needs: PUT with the headers of a ticket, GET signed by the user. */
    private static CfnBucket.CorsRuleProperty cors(List<String> origins, List<String> methods) {
        return CfnBucket.CorsRuleProperty.builder()
                .allowedOrigins(origins)
                .allowedMethods(methods)
                .allowedHeaders(List.of(
                        "authorization",
                        "content-type",
                        "if-none-match",
                        "range",
                        "x-amz-checksum-sha256",
                        "x-amz-content-sha256",
                        "x-amz-date",
                        "x-amz-meta-filename",
                        "x-amz-meta-identity-id",
                        "x-amz-security-token",
                        "x-amz-user-agent",
                        "amz-sdk-invocation-id",
                        "amz-sdk-request"))
                .exposedHeaders(List.of("ETag"))
                .maxAge(3000)
                .build();
    }

    /**
     * A key is written once, by whomever: S3 User Guide, "Enforce conditional writes on Amazon S3 buckets". The parts of a
     * multipart upload cannot carry the header and create no object; completing it does.
     */
    private static PolicyStatement onceOnly(String objects) {
        return Statements.denyAll(
                "PutOnlyOnce",
                "s3:PutObject",
                List.of(objects),
                Map.of(
                        "Null", Map.of("s3:if-none-match", "true"),
                        "Bool", Map.of("s3:ObjectCreationOperation", "true")));
    }

    /** S3 API Reference, "Signature Version 4 authentication specific policy keys": the age is in milliseconds. */
    private static PolicyStatement freshSignature(String objects) {
        return Statements.denyAll(
                "FreshPresignedUrls",
                "s3:*",
                List.of(objects),
                Map.of(
                        "StringEquals", Map.of("s3:authType", "REST-QUERY-STRING"),
                        "NumericGreaterThan", Map.of("s3:signatureAge", Long.toString(OLDEST_SIGNATURE.toMillis()))));
    }
}
