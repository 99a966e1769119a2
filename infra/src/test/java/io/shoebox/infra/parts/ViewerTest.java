package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.infra.Cloud;
import io.shoebox.model.ViewerPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What signed-in users may do with their own credentials. */
final class ViewerTest {
    private static final String PHOTOS = "photos-bucket";
    private static final String THUMBNAILS = "thumbnails-bucket";

    @Test
    void theDeployedPolicyIsTheDocumentThatLocalModeEvaluates() throws IOException {
        JsonNode role = role(Cloud.standard());

        assertThat(role.path("Policies")).hasSize(1);
        assertThat(role.has("ManagedPolicyArns")).isFalse();
        assertThat(resolved(role.at("/Policies/0/PolicyDocument")))
                .isEqualTo(new JsonMapper().readTree(ViewerPolicy.document(PHOTOS, THUMBNAILS)));
    }

    @Test
    void aUserMayDoNothingButGetObjectsUnderTheOwnPrefix() {
        JsonNode statements = resolved(role(Cloud.standard()).at("/Policies/0/PolicyDocument/Statement"));

        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Effect").asText()).isEqualTo("Allow");
        assertThat(statements.at("/0/Action").asText()).isEqualTo("s3:GetObject");
        assertThat(statements.at("/0/Resource").valueStream().map(JsonNode::asText))
                .containsExactly(
                        "arn:aws:s3:::photos-bucket/${cognito-identity.amazonaws.com:sub}/*",
                        "arn:aws:s3:::thumbnails-bucket/${cognito-identity.amazonaws.com:sub}/*");
    }

    @Test
    void onlySignedInIdentitiesOfTheOwnPoolTakeTheRole() {
        JsonNode trust = role(Cloud.standard()).at("/AssumeRolePolicyDocument/Statement/0");

        assertThat(trust.at("/Principal/Federated").asText()).isEqualTo("cognito-identity.amazonaws.com");
        assertThat(trust.at("/Condition/StringEquals/cognito-identity.amazonaws.com:aud/Ref")
                        .asText())
                .isEqualTo("Identities");
        assertThat(trust.at("/Condition/ForAnyValue:StringLike/cognito-identity.amazonaws.com:amr")
                        .asText())
                .isEqualTo("authenticated");
        JsonNode pool = Cloud.standard()
                .properties("Identity", "AWS::Cognito::IdentityPool")
                .getFirst();
        assertThat(pool.path("AllowUnauthenticatedIdentities").asBoolean(true)).isFalse();
        assertThat(pool.path("AllowClassicFlow").asBoolean(true)).isFalse();
    }

    @Test
    void usersCallTheirFieldsWithTheirCredentialsOnlyIfTheSettingsSaySo(@TempDir Path out) {
        Cloud open = Cloud.synthesize(Map.of("api.iamCallers", "true"), out);

        assertThat(Cloud.standard().properties("Api", "AWS::IAM::Policy")).isEmpty();
        List<JsonNode> policies = open.properties("Api", "AWS::IAM::Policy");
        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst().at("/PolicyDocument/Statement")).hasSize(1);
        assertThat(policies.getFirst().at("/PolicyDocument/Statement/0/Action").asText())
                .isEqualTo("appsync:GraphQL");
        assertThat(policies.getFirst()
                        .at("/PolicyDocument/Statement/0/Resource")
                        .valueStream()
                        .map(resource -> resource.at("/Fn::Join/1/1").asText()))
                .containsExactlyInAnyOrder(
                        "/types/Mutation/fields/addPhoto",
                        "/types/Mutation/fields/deletePhoto",
                        "/types/Mutation/fields/getUploadUrl",
                        "/types/Query/fields/getPhoto",
                        "/types/Query/fields/listMyCollections",
                        "/types/Query/fields/listPhotos",
                        "/types/Subscription/fields/onPhoto");
        assertThat(role(open)).isEqualTo(role(Cloud.standard()));
    }

    private static JsonNode role(Cloud cloud) {
        return cloud.properties("Identity", "AWS::IAM::Role").stream()
                .filter(role -> role.path("Policies")
                        .path(0)
                        .path("PolicyName")
                        .asText()
                        .equals("Viewer"))
                .findFirst()
                .orElseThrow();
    }

    /** With the names of buckets in place of references to them. */
    private static JsonNode resolved(JsonNode value) {
        var json = new JsonMapper();
        if (value.has("Fn::ImportValue")) {
            String export = value.path("Fn::ImportValue").asText();
            return json.getNodeFactory().textNode(export.contains("Photos") ? PHOTOS : THUMBNAILS);
        }
        if (value.path("Ref").asText().equals("AWS::Partition")) {
            return json.getNodeFactory().textNode("aws");
        }
        if (value.has("Fn::Join")) {
            var text = new StringBuilder();
            value.at("/Fn::Join/1").forEach(part -> text.append(resolved(part).asText()));
            return json.getNodeFactory().textNode(text.toString());
        }
        if (value.isObject()) {
            var object = json.createObjectNode();
            value.properties().forEach(member -> object.set(member.getKey(), resolved(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = json.createArrayNode();
            value.forEach(member -> array.add(resolved(member)));
            return array;
        }
        return value;
    }
}
