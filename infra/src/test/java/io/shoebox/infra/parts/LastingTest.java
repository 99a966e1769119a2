package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What outlives its stack, and what keeps a stack from going. */
final class LastingTest {
    private static final Set<String> LASTING = Set.of(
            "AWS::Cognito::IdentityPool",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::DynamoDB::Table",
            "AWS::S3::Bucket");

    @Test
    void whatLastsIsKeptButNotFromACreationThatFailed() {
        var kept = new TreeSet<String>();
        Cloud.standard()
                .templates()
                .values()
                .forEach(template -> template.path("Resources").forEach(resource -> {
                    String type = resource.path("Type").asText();
                    if (LASTING.contains(type)) {
                        kept.add(type);
                        assertThat(resource.path("DeletionPolicy").asText())
                                .as(type)
                                .isEqualTo("RetainExceptOnCreate");
                        assertThat(resource.path("UpdateReplacePolicy").asText())
                                .as(type)
                                .isEqualTo("Retain");
                    } else {
                        // By default CloudFormation keeps nothing.
                        assertThat(resource.path("DeletionPolicy").asText("Delete"))
                                .as(type)
                                .isEqualTo("Delete");
                    }
                }));
        assertThat(kept).isEqualTo(LASTING);
    }

    @Test
    void theStacksThatHoldItCannotBeDeletedByChance() {
        assertThat(protectedStacks(Cloud.standard())).containsExactly("Identity", "Storage");
        assertThat(protectedStacks(Cloud.changed())).isEmpty();
    }

    private static Set<String> protectedStacks(Cloud cloud) {
        var names = new TreeSet<String>();
        for (Map.Entry<String, JsonNode> artifact :
                cloud.manifest().path("artifacts").properties()) {
            if (artifact.getValue().at("/properties/terminationProtection").asBoolean()) {
                names.add(artifact.getKey());
            }
        }
        return names;
    }
}
