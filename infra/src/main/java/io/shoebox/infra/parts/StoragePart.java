package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.BucketAccess;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.PhotosTableResource;
import io.shoebox.infra.constructs.PrivateBucket;
import io.shoebox.infra.constructs.RestoreRole;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.settings.StorageSettings;
import io.shoebox.model.RejectedTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/** What lasts: originals, thumbnails, and the table. */
public final class StoragePart {
    /** The part of the photos bucket's name. */
    static final String PHOTOS = "photos";

    private static final String THUMBNAILS = "thumbnails";

    private final PrivateBucket photos;
    private final PrivateBucket thumbnails;
    private final PhotosTableResource table;

    public StoragePart(Construct scope, Deployment deployment, List<String> webOrigins, WatchedQueue uploads) {
        StorageSettings choices = deployment.settings().storage();
        var access = new BucketAccess(choices.readMinutes(), deployment.given().key());
        RestoreRole restorer = choices.restorers().isEmpty() ? null : new RestoreRole(scope, deployment);
        photos = new PrivateBucket(
                scope,
                "Photos",
                deployment,
                new PrivateBucket.Options(
                        PHOTOS,
                        BucketAccess.cors(webOrigins, List.of("GET", "HEAD", "PUT")),
                        notifications(uploads, choices.versioning()),
                        choices.versioning(),
                        lifecycle(choices),
                        objects -> access.photos(objects, restorer == null ? null : restorer.arn())));
        uploads.allowBefore(photos.resource());
        thumbnails = new PrivateBucket(
                scope,
                "Thumbnails",
                deployment,
                new PrivateBucket.Options(
                        THUMBNAILS,
                        BucketAccess.cors(webOrigins, List.of("GET", "HEAD")),
                        null,
                        false,
                        List.of(),
                        access::thumbnails));
        table = new PhotosTableResource(scope, deployment);
        if (restorer != null) {
            restorer.allow(photos);
        }
        Suppressions.storage(scope, choices);
        Outputs.add(scope, "PhotosBucket", photos.name());
        Outputs.add(scope, "ThumbnailsBucket", thumbnails.name());
        Outputs.add(scope, "PhotosTable", table.name());
    }

    /**
     * That S3 sends for the photos bucket, before there is one. Where its name is not known it may be any bucket of the
     * account; the worker ignores events of others.
     */
    public static Map<String, Object> fromPhotos(Names names) {
        String bucket = PrivateBucket.arn(names, PHOTOS);
        return new TreeMap<>(Map.of(
                names.areFixed() ? "ArnEquals" : "ArnLike",
                Map.of("aws:SourceArn", bucket),
                "StringEquals",
                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
    }

    public PrivateBucket photos() {
        return photos;
    }

    public PrivateBucket thumbnails() {
        return thumbnails;
    }

    public PhotosTableResource table() {
        return table;
    }

    /**
     * The native property: CDK's own addEventNotification would bring a function of its own with it. With versioning, only
     * a delete marker is a delete: when an old version goes, its photo may be there.
     */
    private static CfnBucket.NotificationConfigurationProperty notifications(WatchedQueue uploads, boolean versioning) {
        String kind = versioning ? "DeleteMarkerCreated" : "*";
        return CfnBucket.NotificationConfigurationProperty.builder()
                .queueConfigurations(List.of(
                        notification("s3:ObjectCreated:*", uploads),
                        notification("s3:ObjectRemoved:" + kind, uploads),
                        notification("s3:LifecycleExpiration:" + kind, uploads)))
                .build();
    }

    private static CfnBucket.QueueConfigurationProperty notification(String event, WatchedQueue uploads) {
        return CfnBucket.QueueConfigurationProperty.builder()
                .event(event)
                .queue(uploads.arn())
                .build();
    }

    /** Old versions go even where versioning was switched off again. */
    private static List<CfnBucket.RuleProperty> lifecycle(StorageSettings choices) {
        var rules = new ArrayList<CfnBucket.RuleProperty>();
        rules.add(CfnBucket.RuleProperty.builder()
                .id("ExpireOldVersions")
                .status("Enabled")
                .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                        .noncurrentDays(choices.oldVersionsDays())
                        .build())
                .expiredObjectDeleteMarker(true)
                .build());
        if (choices.rejectedDays() > 0) {
            rules.add(CfnBucket.RuleProperty.builder()
                    .id("ExpireRejected")
                    .status("Enabled")
                    .tagFilters(List.of(CfnBucket.TagFilterProperty.builder()
                            .key(RejectedTag.KEY)
                            .value(RejectedTag.VALUE)
                            .build()))
                    .expirationInDays(choices.rejectedDays())
                    .build());
        }
        if (choices.instantRetrievalAfterDays() > 0) {
            rules.add(CfnBucket.RuleProperty.builder()
                    .id("MoveOriginals")
                    .status("Enabled")
                    .transitions(List.of(CfnBucket.TransitionProperty.builder()
                            .storageClass("GLACIER_IR")
                            .transitionInDays(choices.instantRetrievalAfterDays())
                            .build()))
                    .build());
        }
        return rules;
    }
}
