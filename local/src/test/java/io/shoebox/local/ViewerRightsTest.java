package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.model.ViewerPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the viewers' policy allows, as local mode evaluates it. */
final class ViewerRightsTest {
    private static final String ANN = "eu-west-1:00000000-0000-4000-8000-00000000000a";
    private static final PolicyDocument VIEWER =
            PolicyDocument.parse(ViewerPolicy.document("p", "t")).with(Map.of(ViewerPolicy.IDENTITY_VARIABLE, ANN));

    @Test
    void theViewerPolicyLetsAUserReadUnderTheirOwnPrefixOnly() {
        assertThat(VIEWER.allows("s3:GetObject", "arn:aws:s3:::p/" + ANN + "/c/x.jpg"))
                .isTrue();
        assertThat(VIEWER.allows("s3:GetObject", "arn:aws:s3:::t/" + ANN + "/c/x.jpg/240.jpg"))
                .isTrue();
        assertThat(VIEWER.allows("s3:GetObject", "arn:aws:s3:::p/" + ANN + "0/c/x.jpg"))
                .isFalse();
        assertThat(VIEWER.allows("s3:GetObject", "arn:aws:s3:::other/" + ANN + "/c/x.jpg"))
                .isFalse();
        assertThat(VIEWER.allows("s3:PutObject", "arn:aws:s3:::p/" + ANN + "/c/x.jpg"))
                .isFalse();
        assertThat(VIEWER.allows("s3:GetObjectAcl", "arn:aws:s3:::p/" + ANN + "/c/x.jpg"))
                .isFalse();
        assertThat(VIEWER.allows("s3:ListBucket", "arn:aws:s3:::p")).isFalse();
    }

    @Test
    void withoutAnIdentityThePolicyAllowsNothing() {
        PolicyDocument unfilled = PolicyDocument.parse(ViewerPolicy.document("p", "t"));

        assertThat(unfilled.allows("s3:GetObject", "arn:aws:s3:::p/" + ANN + "/c/x.jpg"))
                .isFalse();
    }
}
