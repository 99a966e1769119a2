package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.catalog.PhotosTable;
import io.shoebox.infra.Cloud;
import io.shoebox.model.TableSchema;
import io.shoebox.model.UploadMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** The rules of buckets and table. Over 200 lines since it is one stack. */
final class StorageTest {
    private final Cloud cloud = Cloud.standard();

    @Test
    void bothBucketsArePrivateEncryptedAndOutliveTheirStack() {
        List<JsonNode> buckets = cloud.properties("Storage", "AWS::S3::Bucket");

        assertThat(buckets).hasSize(2).allSatisfy(bucket -> {
            assertThat(bucket.path("PublicAccessBlockConfiguration").valueStream())
                    .hasSize(4)
                    .allMatch(JsonNode::asBoolean);
            assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
                    .isEqualTo("BucketOwnerEnforced");
            assertThat(bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration/0"
                                    + "/ServerSideEncryptionByDefault/SSEAlgorithm")
                            .asText())
                    .isEqualTo("AES256");
            assertThat(bucket.at("/LifecycleConfiguration/Rules/0/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                            .asInt())
                    .isEqualTo(1);
        });
        assertThat(cloud.template("Storage")
                        .path("Resources")
                        .valueStream()
                        .filter(resource -> !resource.path("Type").asText().equals("AWS::S3::BucketPolicy")))
                .hasSize(3)
                .allMatch(StorageTest::outlivesItsStack);
    }

    @Test
    void bothBucketsRefuseRequestsWithoutTlsAndPresignedUrlsOlderThanTenMinutesButForReading() {
        assertThat(cloud.properties("Storage", "AWS::S3::BucketPolicy"))
                .hasSize(2)
                .allMatch(QueuesTest::deniesWithoutTls)
                .allSatisfy(policy -> {
                    JsonNode old = statement(policy, "FreshPresignedUrls");
                    assertThat(old.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(old.path("NotAction").asText()).isEqualTo("s3:GetObject");
                    assertThat(old.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
                    assertThat(old.path("Condition").toString())
                            .contains("\"NumericGreaterThan\":{\"s3:signatureAge\":\"600000\"}")
                            .contains("\"StringEquals\":{\"s3:authType\":\"REST-QUERY-STRING\"}");
                });
    }

    /** Amplify signs them for 15 minutes; the credentials that sign them last an hour. */
    @Test
    void urlsForReadingAreGoodForAsLongAsTheirCredentials() {
        assertThat(cloud.properties("Storage", "AWS::S3::BucketPolicy"))
                .hasSize(2)
                .allSatisfy(policy -> {
                    JsonNode old = statement(policy, "FreshPresignedReads");
                    assertThat(old.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(old.path("Action").asText()).isEqualTo("s3:GetObject");
                    assertThat(old.path("Condition").toString())
                            .contains("\"NumericGreaterThan\":{\"s3:signatureAge\":\"3600000\"}")
                            .contains("\"StringEquals\":{\"s3:authType\":\"REST-QUERY-STRING\"}");
                });
    }

    @Test
    void nobodyPutsAPhotoWithoutIfNoneMatch() {
        JsonNode once = cloud.properties("Storage", "AWS::S3::BucketPolicy").stream()
                .map(policy -> statement(policy, "PutOnlyOnce"))
                .filter(statement -> !statement.isMissingNode())
                .findFirst()
                .orElseThrow();

        assertThat(once.path("Effect").asText()).isEqualTo("Deny");
        assertThat(once.path("Action").asText()).isEqualTo("s3:PutObject");
        assertThat(once.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
        assertThat(once.at("/Condition/Null/s3:if-none-match").asText()).isEqualTo("true");
        assertThat(once.at("/Condition/Bool/s3:ObjectCreationOperation").asText())
                .isEqualTo("true");
    }

    @Test
    void nobodyPutsAPhotoThatTheWorkersCannotRead() {
        JsonNode policy = cloud.properties("Storage", "AWS::S3::BucketPolicy").stream()
                .filter(it -> !statement(it, "PutOnlyOnce").isMissingNode())
                .findFirst()
                .orElseThrow();

        for (String id : List.of("NoKeyOfTheClient", "OnlyTheBucketsEncryption", "NoOtherStorageClass")) {
            assertThat(statement(policy, id).path("Effect").asText()).isEqualTo("Deny");
            assertThat(statement(policy, id).path("Action").asText()).isEqualTo("s3:PutObject");
            assertThat(statement(policy, id).path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
        }
        assertThat(statement(policy, "NoKeyOfTheClient").path("Condition").toString())
                .isEqualTo("{\"Null\":{\"s3:x-amz-server-side-encryption-customer-algorithm\":\"false\"}}");
        assertThat(statement(policy, "OnlyTheBucketsEncryption")
                        .path("Condition")
                        .toString())
                .isEqualTo("{\"Null\":{\"s3:x-amz-server-side-encryption\":\"false\"},"
                        + "\"StringNotEquals\":{\"s3:x-amz-server-side-encryption\":\"AES256\"}}");
        assertThat(statement(policy, "NoOtherStorageClass").path("Condition").toString())
                .isEqualTo("{\"Null\":{\"s3:x-amz-storage-class\":\"false\"},"
                        + "\"StringNotEquals\":{\"s3:x-amz-storage-class\":\"STANDARD\"}}");
    }

    @Test
    void whatWasRejectedGoesAfterSomeDaysAndNothingElseDoes() {
        List<JsonNode> rules = cloud.properties("Storage", "AWS::S3::Bucket")
                .getFirst()
                .at("/LifecycleConfiguration/Rules")
                .valueStream()
                .filter(rule -> rule.has("ExpirationInDays"))
                .toList();

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(14);
            assertThat(rule.path("TagFilters").toString()).isEqualTo("[{\"Key\":\"shoebox\",\"Value\":\"rejected\"}]");
        });
    }

    @Test
    void onlyThePhotosBucketNotifiesAndByTheNativeProperty() {
        List<JsonNode> buckets = cloud.properties("Storage", "AWS::S3::Bucket");

        assertThat(buckets.get(0)
                        .at("/NotificationConfiguration/QueueConfigurations")
                        .valueStream()
                        .map(configuration -> configuration.path("Event").asText()))
                .containsExactly("s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*");
        assertThat(buckets.get(1).has("NotificationConfiguration")).isFalse();
    }

    @Test
    void aPageMaySendTheHeadersOfATicketAndReadTheEntityTag() {
        JsonNode photos = cors(cloud, 0);

        assertThat(photos.path("AllowedMethods").valueStream().map(JsonNode::asText))
                .containsExactly("GET", "HEAD", "PUT");
        List<String> allowed = photos.path("AllowedHeaders")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        assertThat(allowed).allMatch(header -> header.equals(header.toLowerCase(Locale.ROOT)));
        assertThat(List.of(
                        "authorization",
                        "content-type",
                        "if-none-match",
                        "range",
                        "x-amz-checksum-mode",
                        "x-amz-checksum-sha256",
                        "x-amz-meta-" + UploadMetadata.OWNER,
                        "x-amz-meta-" + UploadMetadata.FILENAME,
                        "x-amz-meta-" + UploadMetadata.REQUEST,
                        "x-amz-sdk-checksum-algorithm",
                        "x-amz-user-agent",
                        "amz-sdk-invocation-id",
                        "amz-sdk-request"))
                .allMatch(header -> allowed.stream().anyMatch(pattern -> matches(pattern, header)));
        assertThat(allowed).noneMatch(pattern -> matches(pattern, "cookie") || matches(pattern, "x-forwarded-for"));
        assertThat(photos.path("ExposedHeaders").valueStream().map(JsonNode::asText))
                .contains("ETag", "Content-Range", "x-amz-checksum-sha256", "x-amz-request-id")
                .noneMatch(header -> header.contains("*"));
        assertThat(photos.path("MaxAge").asInt()).isEqualTo(7200);
        assertThat(cors(cloud, 1).path("AllowedMethods").toString()).isEqualTo("[\"GET\",\"HEAD\"]");
    }

    @Test
    void otherOriginsComeBesideThePagesOwn(@TempDir Path out) {
        Cloud named = Cloud.synthesize(
                Map.of("stage", "prod", "web.origins", "https://photos.example.com, http://localhost:5173"), out);

        assertThat(cors(cloud, 0).path("AllowedOrigins")).hasSize(1);
        assertThat(cors(named, 0).path("AllowedOrigins").path(0).toString())
                .contains("Fn::ImportValue", "Distribution", "DomainName");
        assertThat(cors(named, 0).path("AllowedOrigins").valueStream().skip(1).map(JsonNode::asText))
                .containsExactly("https://photos.example.com", "http://localhost:5173");
    }

    @Test
    void theTableIsTheOneThatTheCatalogNeeds() throws Exception {
        JsonNode table = cloud.properties("Storage", "AWS::DynamoDB::Table").getFirst();
        CreateTableRequest needed = PhotosTable.create("photos");

        assertThat(table.path("BillingMode").asText()).isEqualTo(needed.billingModeAsString());
        assertThat(keys(table))
                .isEqualTo(needed.keySchema().stream()
                        .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                        .toList());
        for (int i = 0; i < needed.globalSecondaryIndexes().size(); i++) {
            JsonNode index = table.path("GlobalSecondaryIndexes").path(i);
            GlobalSecondaryIndex wanted = needed.globalSecondaryIndexes().get(i);
            assertThat(keys(index))
                    .isEqualTo(wanted.keySchema().stream()
                            .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                            .toList());
            assertThat(index.path("IndexName").asText()).isEqualTo(wanted.indexName());
            assertThat(index.at("/Projection/ProjectionType").asText())
                    .isEqualTo(wanted.projection().projectionTypeAsString());
            assertThat(index.at("/Projection/NonKeyAttributes").valueStream().map(JsonNode::asText))
                    .isEqualTo(wanted.projection().nonKeyAttributes());
        }
        assertThat(table.path("GlobalSecondaryIndexes"))
                .hasSize(needed.globalSecondaryIndexes().size());
        assertThat(table.path("TimeToLiveSpecification"))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"AttributeName\":\"" + TableSchema.EXPIRES_AT + "\",\"Enabled\":true}"));
        assertThat(table.at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo(needed.streamSpecification().streamViewTypeAsString());
        assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    }

    private static boolean outlivesItsStack(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().equals("RetainExceptOnCreate")
                && resource.path("UpdateReplacePolicy").asText().equals("Retain");
    }

    private static boolean matches(String pattern, String header) {
        return pattern.endsWith("*")
                ? header.startsWith(pattern.substring(0, pattern.length() - 1))
                : header.equals(pattern);
    }

    private static List<String> keys(JsonNode tableOrIndex) {
        return tableOrIndex
                .path("KeySchema")
                .valueStream()
                .map(key -> key.path("AttributeName").asText() + " "
                        + key.path("KeyType").asText())
                .toList();
    }

    private static JsonNode cors(Cloud cloud, int bucket) {
        return cloud.properties("Storage", "AWS::S3::Bucket").get(bucket).at("/CorsConfiguration/CorsRules/0");
    }

    private static JsonNode statement(JsonNode policy, String id) {
        return policy.at("/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> statement.path("Sid").asText().equals(id))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }
}
