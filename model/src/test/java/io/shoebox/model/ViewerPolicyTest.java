package io.shoebox.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ViewerPolicyTest {
    @Test
    void grantsOnlyToReadObjectsUnderOnesOwnPrefixOfEitherBucket() throws Exception {
        JsonNode document = new ObjectMapper().readTree(ViewerPolicy.document("photos", "thumbs"));
        assertThat(document.get("Version").asText()).isEqualTo("2012-10-17");
        assertThat(document.get("Statement")).hasSize(1);
        JsonNode statement = document.get("Statement").get(0);
        assertThat(statement.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Sid", "Effect", "Action", "Resource");
        assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.get("Action").asText()).isEqualTo("s3:GetObject");
        assertThat(statement.get("Resource"))
                .extracting(JsonNode::asText)
                .isEqualTo(List.of(
                        "arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*",
                        "arn:aws:s3:::thumbs/${cognito-identity.amazonaws.com:sub}/*"));
    }
}
