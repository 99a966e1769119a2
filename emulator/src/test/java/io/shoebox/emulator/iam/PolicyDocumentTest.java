package io.shoebox.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyDocumentTest {
    @Test
    void anExplicitDenyWins() {
        PolicyDocument policy = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "arn:aws:s3:::p/keep/?.jpg"}]}
                """);

        assertThat(policy.allows("s3:DeleteObject", "arn:aws:s3:::p/keep/a.jpg"))
                .isFalse();
        assertThat(policy.allows("s3:DeleteObject", "arn:aws:s3:::p/keep/ab.jpg"))
                .isTrue();
        assertThat(policy.allows("S3:getobject", "arn:aws:s3:::p/keep/a.jpg")).isTrue();
    }

    @Test
    void charactersOfAPatternStandForThemselves() {
        PolicyDocument policy = PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::p/a.b+(c)*"}}
                """);

        assertThat(policy.allows("s3:GetObject", "arn:aws:s3:::p/a.b+(c)/d")).isTrue();
        assertThat(policy.allows("s3:GetObject", "arn:aws:s3:::p/axb+(c)/d")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{'Statement': []}",
                "{'Version': '2008-10-17', 'Statement': []}",
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'allow', 'Action': '*', 'Resource': '*'}]}",
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'NotAction': 'a', 'Resource': '*'}]}",
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': '*'}]}",
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*',"
                        + " 'Condition': {}}]}",
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*',"
                        + " 'Principal': '*'}]}"
            })
    void whatIsNotUnderstoodIsRefused(String document) {
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyDocument.parse(document.replace('\'', '"')));
    }
}
