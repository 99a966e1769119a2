package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/**
 * A bucket that nothing makes public: all public access blocked, encrypted, TLS only, no access lists, and what an
 * unfinished multipart upload left behind is gone after a day. It outlives its stack.
 */
public final class PrivateBucket {
    private final CfnBucket bucket;

    /**
     * What differs from bucket to bucket.
     *
     * @param part the bucket's part of its name
     * @param versioning whether S3 keeps what is deleted, until a rule of the lifecycle says otherwise
     * @param statements what its policy says besides asking for TLS, for the ARN of its objects
     */
    public record Options(
            String part,
            CfnBucket.@Nullable CorsRuleProperty cors,
            CfnBucket.@Nullable NotificationConfigurationProperty notifications,
            boolean versioning,
            List<CfnBucket.RuleProperty> lifecycle,
            Function<String, List<PolicyStatement>> statements) {}

    public PrivateBucket(Construct scope, String id, Deployment deployment, Options options) {
        var builder = CfnBucket.Builder.create(scope, id)
                .bucketName(name(deployment, options.part()))
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build())
                .bucketEncryption(encryption(deployment.given().key()))
                .lifecycleConfiguration(lifecycle(options.lifecycle()));
        if (options.cors() != null) {
            builder.corsConfiguration(CfnBucket.CorsConfigurationProperty.builder()
                    .corsRules(List.of(options.cors()))
                    .build());
        }
        if (options.notifications() != null) {
            builder.notificationConfiguration(options.notifications());
        }
        if (options.versioning()) {
            builder.versioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder()
                    .status("Enabled")
                    .build());
        }
        bucket = builder.build();
        Lasting.keep(bucket);
        var statements = new ArrayList<>(options.statements().apply(objects()));
        statements.add(Statements.tlsOnly("s3", List.of(arn(), objects())));
        CfnBucketPolicy.Builder.create(scope, id + "Policy")
                .bucket(bucket.getRef())
                .policyDocument(Statements.document(statements))
                .build();
    }

    /** The name as a reference: whoever uses it is deployed after the bucket. */
    public String name() {
        return bucket.getRef();
    }

    public String arn() {
        return bucket.getAttrArn();
    }

    public String objects() {
        return bucket.getAttrArn() + "/*";
    }

    /** To wait with it for what S3 looks at when a bucket is made. */
    public CfnBucket resource() {
        return bucket;
    }

    /** The ARN of a bucket, before there is one; where its name is not known, that of any bucket. */
    public static String arn(Names names, String part) {
        String name = names.bucket(part);
        return "arn:" + Aws.PARTITION + ":s3:::" + (name == null ? "*" : name);
    }

    /** The same text in either form, but CloudFormation imports by literal names only. */
    private static @Nullable String name(Deployment deployment, String part) {
        String adopt = deployment.settings().storage().adopt();
        return adopt == null
                ? deployment.names().bucket(part)
                : deployment.names().required(part) + "-" + adopt.replace('/', '-');
    }

    /** With a key of the bucket's own under it, KMS is asked once in a while, not for each object. */
    private static CfnBucket.BucketEncryptionProperty encryption(@Nullable String key) {
        return CfnBucket.BucketEncryptionProperty.builder()
                .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                        .serverSideEncryptionByDefault(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                .sseAlgorithm(key == null ? "AES256" : "aws:kms")
                                .kmsMasterKeyId(key)
                                .build())
                        .bucketKeyEnabled(key == null ? null : true)
                        .build()))
                .build();
    }

    private static CfnBucket.LifecycleConfigurationProperty lifecycle(List<CfnBucket.RuleProperty> more) {
        var rules = new ArrayList<CfnBucket.RuleProperty>();
        rules.add(CfnBucket.RuleProperty.builder()
                .id("AbortUnfinishedUploads")
                .status("Enabled")
                .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(1)
                        .build())
                .build());
        rules.addAll(more);
        return CfnBucket.LifecycleConfigurationProperty.builder().rules(rules).build();
    }
}
