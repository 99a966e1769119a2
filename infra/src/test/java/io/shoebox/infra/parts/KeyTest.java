package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key of a team's own encrypts, and who may use it for what; statements-key.txt has all of it. */
final class KeyTest {
    private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000";

    private static Cloud cloud;

    @BeforeAll
    static void synthesize(@TempDir Path folder) throws IOException {
        cloud = Cloud.templatesOnly(Settings.from(Map.of("security.key", KEY)), folder.resolve("cdk.out"));
    }

    @Test
    void bucketsAreEncryptedWithTheKeyAndAskForItOnceInAWhile() {
        assertThat(cloud.properties("Storage", "AWS::S3::Bucket"))
                .hasSize(2)
                .extracting(bucket -> bucket.at("/BucketEncryption/ServerSideEncryptionConfiguration/0"))
                .allSatisfy(rule -> {
                    assertThat(rule.at("/ServerSideEncryptionByDefault/KMSMasterKeyID")
                                    .asText())
                            .isEqualTo(KEY);
                    assertThat(rule.at("/ServerSideEncryptionByDefault/SSEAlgorithm")
                                    .asText())
                            .isEqualTo("aws:kms");
                    assertThat(rule.path("BucketKeyEnabled").asBoolean()).isTrue();
                });
    }

    @Test
    void tableAndQueuesAreEncryptedWithTheKey() {
        JsonNode table = cloud.properties("Storage", "AWS::DynamoDB::Table").getFirst();
        assertThat(table.at("/SSESpecification/KMSMasterKeyId").asText()).isEqualTo(KEY);
        assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
        assertThat(cloud.properties("AWS::SQS::Queue")).hasSize(7).allSatisfy(queue -> {
            assertThat(queue.path("KmsMasterKeyId").asText()).isEqualTo(KEY);
            assertThat(queue.has("SqsManagedSseEnabled")).isFalse();
        });
    }

    @Test
    void theKeyIsUsedThroughTheServicesThatKeepTheDataAndForNothingElse() {
        List<JsonNode> statements = onTheKey(cloud);

        assertThat(statements).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.at("/Condition/StringEquals/kms:ViaService").toString())
                    .containsPattern("\"(s3|sqs|dynamodb)\\.");
            assertThat(statement.path("Action").toString())
                    .doesNotContain("*", "Grant", "Put", "Delete", "Disable", "Schedule");
        });
    }

    @Test
    void thePutOfATicketGetsADataKeyInThePhotosBucketAndNoMore() {
        JsonNode statement = statement("Api", "PresignRole", "WriteEncryptedObjects");

        assertThat(statement.path("Action").asText()).isEqualTo("kms:GenerateDataKey");
        assertThat(statement
                        .at("/Condition/StringLike/kms:EncryptionContext:aws:s3:arn")
                        .toString())
                .contains("Photos")
                .doesNotContain("Thumbnails");
        assertThat(sids("Api", "PresignRole")).doesNotContain("ReadEncryptedObjects");
        assertThat(sids("Api", "PhotosRole")).doesNotContain("ReadEncryptedObjects", "WriteEncryptedObjects");
    }

    @Test
    void viewersDecryptPhotosAndThumbnailsAndDoNothingElseWithTheKey() {
        JsonNode policies = role("Identity", "Viewer").path("Policies");

        assertThat(policies).hasSize(2);
        JsonNode statements = policies.at("/1/PolicyDocument/Statement");
        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Action").asText()).isEqualTo("kms:Decrypt");
        assertThat(statements.at("/0/Condition/StringEquals/kms:ViaService").toString())
                .contains("s3.");
    }

    @Test
    void workersReceiveReadAndWriteWhatIsEncrypted() {
        assertThat(sids("Pipeline", "IngestRole"))
                .contains("ReadEncryptedObjects", "SendEncrypted", "WriteEncryptedRows")
                .doesNotContain("WriteEncryptedObjects");
        assertThat(sids("Pipeline", "ThumbnailerRole"))
                .contains("ReadEncryptedObjects", "WriteEncryptedObjects", "ReceiveEncrypted", "WriteEncryptedRows")
                .doesNotContain("SendEncrypted");
        assertThat(sids("Notifier", "NotifierRole"))
                .contains("ReadEncryptedRows", "SendEncrypted")
                .doesNotContain("WriteEncryptedRows");
        assertThat(sids("Operations", "OperationsRole")).contains("SendEncrypted", "WriteEncryptedRows");
    }

    @Test
    void nobodyNamesAnotherKeyWhenTheyPut() {
        String policy = cloud.properties("Storage", "AWS::S3::BucketPolicy").stream()
                .map(JsonNode::toString)
                .filter(text -> text.contains("OnlyTheBucketsKey"))
                .findAny()
                .orElseThrow();

        assertThat(policy)
                .contains("\"s3:x-amz-server-side-encryption\":\"aws:kms\"")
                .contains("\"s3:x-amz-server-side-encryption-aws-kms-key-id\":\"" + KEY + "\"")
                .doesNotContain("AES256");
    }

    @Test
    void whatTheKeysPolicyMustSayIsAnOutput() throws IOException {
        JsonNode output = cloud.template("Queues").at("/Outputs/KeyPolicyStatement/Value");
        var text = new StringBuilder();
        output.at("/Fn::Join/1").forEach(part -> text.append(part.isTextual() ? part.asText() : "X"));
        JsonNode statement = new JsonMapper().readTree(text.toString());

        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("s3.amazonaws.com");
        assertThat(statement.path("Action").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
        assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn").asText()).contains(":s3:::shoebox-dev-photos-");
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("X");
    }

    @Test
    void withoutAKeyNobodyMayDoAnythingWithOne() {
        assertThat(Cloud.standard().templates().values())
                .allSatisfy(template -> assertThat(template.toString()).doesNotContain("kms:"));
    }

    private static List<JsonNode> onTheKey(Cloud cloud) {
        var statements = new ArrayList<JsonNode>();
        cloud.properties("AWS::IAM::Role")
                .forEach(role -> role.path("Policies")
                        .forEach(policy -> policy.at("/PolicyDocument/Statement")
                                .forEach(statement -> {
                                    if (statement.path("Action").toString().contains("kms:")) {
                                        assertThat(statement.path("Resource").asText())
                                                .isEqualTo(KEY);
                                        statements.add(statement);
                                    }
                                })));
        return statements;
    }

    private static List<String> sids(String stack, String role) {
        return StreamSupport.stream(
                        role(stack, role)
                                .at("/Policies/0/PolicyDocument/Statement")
                                .spliterator(),
                        false)
                .map(statement -> statement.path("Sid").asText())
                .toList();
    }

    private static JsonNode statement(String stack, String role, String sid) {
        return StreamSupport.stream(
                        role(stack, role)
                                .at("/Policies/0/PolicyDocument/Statement")
                                .spliterator(),
                        false)
                .filter(statement -> statement.path("Sid").asText().equals(sid))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode role(String stack, String name) {
        return cloud.template(stack).path("Resources").properties().stream()
                .filter(resource -> resource.getKey().matches(name + "([0-9A-F]{8})?"))
                .map(Map.Entry::getValue)
                .map(role -> role.path("Properties"))
                .findAny()
                .orElseThrow();
    }
}
