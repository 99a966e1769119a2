package io.shoebox.infra.constructs;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/** What the policy of a team's key must say, besides letting IAM policies of the account count. */
public final class KeyPolicy {
    private KeyPolicy() {}

    /**
     * S3 sends its events to an encrypted queue by itself, with nobody's role (S3 User Guide, "Granting permissions to publish
     * event notification messages to a destination").
     *
     * @param conditions that it does so for the photos bucket
     */
    public static PolicyStatement notifications(Map<String, Object> conditions) {
        return PolicyStatement.Builder.create()
                .sid("UploadEvents")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"))
                .conditions(conditions)
                .build();
    }
}
