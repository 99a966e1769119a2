package io.shoebox.infra.stacks;

import io.shoebox.infra.constructs.BucketAccess;
import io.shoebox.infra.constructs.PhotosTableResource;
import io.shoebox.infra.constructs.PrivateBucket;
import io.shoebox.infra.constructs.RestoreRole;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.StorageSettings;
import io.shoebox.model.RejectedTag;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/** What lasts: originals, thumbnails, and the table. */
public final class StorageStack extends Stack {
    /** The part of the photos bucket's name. */
    static final String PHOTOS = "photos";

    private static final String THUMBNAILS = "thumbnails";

    private final PrivateBucket photos;
    private final PrivateBucket thumbnails;
    private final PhotosTableResource table;

    public StorageStack(Construct scope, Settings settings, List<String> webOrigins, WatchedQueue uploads) {
        super(scope, "Storage", Synthesis.lasting(settings, "storage", "Shoebox: buckets and table"));
        StorageSettings choices = settings.storage();
        var access = new BucketAccess(choices.readMinutes());
        RestoreRole restorer = choices.restorers().isEmpty() ? null : new RestoreRole(this, settings);
        photos = new PrivateBucket(
                this,
                "Photos",
                settings,
                new PrivateBucket.Options(
                        PHOTOS,
                        BucketAccess.cors(webOrigins, List.of("GET", "HEAD", "PUT")),
                        notifications(uploads, choices.versioning()),
                        choices.versioning(),
                        lifecycle(choices),
                        objects -> access.photos(objects, restorer == null ? null : restorer.arn())));
        thumbnails = new PrivateBucket(
                this,
                "Thumbnails",
                settings,
                new PrivateBucket.Options(
                        THUMBNAILS,
                        BucketAccess.cors(webOrigins, List.of("GET", "HEAD")),
                        null,
                        false,
                        List.of(),
                        access::thumbnails));
        table = new PhotosTableResource(this, settings);
        if (restorer != null) {
            restorer.allow(photos);
        }
        Suppressions.storage(this, choices);
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
