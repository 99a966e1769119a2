package io.shoebox.infra.constructs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;

/**
 * From where and how the buckets' objects may be reached, whatever a role allows.
 *
 * @param readMinutes how old the signature of a URL for reading may be
 * @param key the ARN of the key that the buckets are encrypted with; null: S3's own
 */
public record BucketAccess(int readMinutes, @Nullable String key) {
    /** How old the signature of a URL for anything else may be, whatever expiry it was signed for. */
    public static final Duration OLDEST_SIGNATURE = Duration.ofMinutes(10);

    private static final String READ = "s3:GetObject";

    /**
     * The rules of the photos bucket.
     *
     * @param restorer the role that may put a key again; null: nobody
     */
    public List<PolicyStatement> photos(String objects, @Nullable String restorer) {
        var rules = new ArrayList<>(List.of(
                onceOnly(objects, restorer),
                withoutCustomersKey(objects),
                named(
                        "OnlyTheBucketsEncryption",
                        "s3:x-amz-server-side-encryption",
                        key == null ? "AES256" : "aws:kms",
                        objects)));
        if (key != null) {
            rules.add(named("OnlyTheBucketsKey", "s3:x-amz-server-side-encryption-aws-kms-key-id", key, objects));
        }
        rules.addAll(List.of(withoutStorageClass(objects), freshWrites(objects), freshReads(objects)));
        return rules;
    }

    /** The rules of the thumbnails bucket. */
    public List<PolicyStatement> thumbnails(String objects) {
        return List.of(freshWrites(objects), freshReads(objects));
    }

    /** What browsers need: PUT with the headers of a ticket, GET by any SDK, which all add headers of their own. */
    public static CfnBucket.CorsRuleProperty cors(List<String> origins, List<String> methods) {
        return CfnBucket.CorsRuleProperty.builder()
                .allowedOrigins(origins)
                .allowedMethods(methods)
                .allowedHeaders(
                        List.of("authorization", "content-type", "if-none-match", "range", "x-amz-*", "amz-sdk-*"))
                .exposedHeaders(List.of(
                        "ETag",
                        "Content-Range",
                        "x-amz-checksum-crc32",
                        "x-amz-checksum-crc64nvme",
                        "x-amz-checksum-sha256",
                        "x-amz-checksum-type",
                        "x-amz-id-2",
                        "x-amz-meta-filename",
                        "x-amz-request-id",
                        "x-amz-version-id"))
                // Two hours, which is the most that Chromium remembers.
                .maxAge(7200)
                .build();
    }

    /**
     * A key is written once, by whomever: S3 User Guide, "Enforce conditional writes on Amazon S3 buckets". The parts of a
     * multipart upload cannot carry the header and create no object; completing it does.
     */
    private static PolicyStatement onceOnly(String objects, @Nullable String restorer) {
        var conditions = new TreeMap<>(Map.of(
                "Null", Map.of("s3:if-none-match", "true"),
                "Bool", Map.of("s3:ObjectCreationOperation", "true")));
        if (restorer != null) {
            conditions.put("ArnNotEquals", Map.of("aws:PrincipalArn", restorer));
        }
        return Statements.denyAll("PutOnlyOnce", "s3:PutObject", List.of(objects), conditions);
    }

    /**
     * The workers could not read the object: S3 User Guide, "Using server-side encryption with customer-provided keys".
     * Header and condition are there together, or neither.
     */
    private static PolicyStatement withoutCustomersKey(String objects) {
        return Statements.denyAll(
                "NoKeyOfTheClient",
                "s3:PutObject",
                List.of(objects),
                Map.of("Null", Map.of("s3:x-amz-server-side-encryption-customer-algorithm", "false")));
    }

    /** Nor from an archive. */
    private static PolicyStatement withoutStorageClass(String objects) {
        return named("NoOtherStorageClass", "s3:x-amz-storage-class", "STANDARD", objects);
    }

    /** Nor, for encryption, by a key of KMS that they may not use: what is named must be the bucket's own. */
    private static PolicyStatement named(String id, String header, String only, String objects) {
        return Statements.denyAll(
                id,
                "s3:PutObject",
                List.of(objects),
                Map.of("Null", Map.of(header, "false"), "StringNotEquals", Map.of(header, only)));
    }

    private static PolicyStatement freshWrites(String objects) {
        return PolicyStatement.Builder.create()
                .sid("FreshPresignedUrls")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .notActions(List.of(READ))
                .resources(List.of(objects))
                .conditions(new TreeMap<>(olderThan(OLDEST_SIGNATURE)))
                .build();
    }

    /** Reading gives nothing away that its URL's credentials would not: it may take as long as those last. */
    private PolicyStatement freshReads(String objects) {
        return Statements.denyAll(
                "FreshPresignedReads", READ, List.of(objects), olderThan(Duration.ofMinutes(readMinutes)));
    }

    /** S3 API Reference, "Signature Version 4 authentication specific policy keys": the age is in milliseconds. */
    private static Map<String, Map<String, String>> olderThan(Duration age) {
        return Map.of(
                "StringEquals", Map.of("s3:authType", "REST-QUERY-STRING"),
                "NumericGreaterThan", Map.of("s3:signatureAge", Long.toString(age.toMillis())));
    }
}
