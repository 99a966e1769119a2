package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way around "a key is written once". */
final class RestoreTest {
    @Test
    void isThereOnlyForThoseWhomTheSettingsName() {
        assertThat(Cloud.standard().properties("Storage", "AWS::IAM::Role")).isEmpty();
        assertThat(Cloud.standard().template("Storage").toString()).doesNotContain("aws:PrincipalArn");

        JsonNode role = Cloud.changed().properties("Storage", "AWS::IAM::Role").getFirst();
        assertThat(role.at("/AssumeRolePolicyDocument/Statement")).hasSize(1);
        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal").toString())
                .isEqualTo("{\"AWS\":\"arn:aws:iam::123456789012:role/oncall\"}");
        assertThat(role.path("MaxSessionDuration").asInt()).isEqualTo(3600);
    }

    @Test
    void putsOriginalsAndDeletesNone() {
        List<String> actions = Cloud.changed().properties("Storage", "AWS::IAM::Policy").stream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(statement -> statement.path("Action").valueStream())
                .map(JsonNode::asText)
                .toList();

        assertThat(actions)
                .containsExactlyInAnyOrder(
                        "s3:ListBucket",
                        "s3:ListBucketVersions",
                        "s3:GetObject",
                        "s3:GetObjectVersion",
                        "s3:PutObject");
    }

    @Test
    void isTheOnlyOneThatTheRuleSpares() {
        JsonNode once = Cloud.changed().properties("Storage", "AWS::S3::BucketPolicy").stream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .filter(statement -> statement.path("Sid").asText().equals("PutOnlyOnce"))
                .findFirst()
                .orElseThrow();

        assertThat(once.at("/Condition/ArnNotEquals/aws:PrincipalArn/Fn::GetAtt/0")
                        .asText())
                .startsWith("Restorer");
        assertThat(once.at("/Condition/Null/s3:if-none-match").asText()).isEqualTo("true");
        assertThat(once.at("/Condition")).hasSize(3);
    }

    @Test
    void whereVersionsAreKeptOnlyDeleteMarkersAreDeletes() {
        JsonNode photos =
                Cloud.changed().properties("Storage", "AWS::S3::Bucket").getFirst();

        assertThat(photos.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
        assertThat(photos.at("/NotificationConfiguration/QueueConfigurations")
                        .valueStream()
                        .map(configuration -> configuration.path("Event").asText()))
                .containsExactly(
                        "s3:ObjectCreated:*",
                        "s3:ObjectRemoved:DeleteMarkerCreated",
                        "s3:LifecycleExpiration:DeleteMarkerCreated");
        assertThat(photos.at("/LifecycleConfiguration/Rules/1/NoncurrentVersionExpiration/NoncurrentDays")
                        .asInt())
                .isEqualTo(14);
    }
}
