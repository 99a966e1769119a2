package io.shoebox.infra.stacks;

import io.shoebox.infra.constructs.UserDirectory;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.ViewerPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.CfnIdentityPoolRoleAttachment;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/** Who the users are, and what they may do with their own AWS credentials: {@link ViewerPolicy}, and nothing else. */
public final class IdentityStack extends Stack {
    private final UserDirectory users;
    private final CfnRole viewer;

    public IdentityStack(Construct scope, Settings settings, StorageStack storage) {
        super(scope, "Identity", Synthesis.lasting(settings, "identity", "Shoebox: users and what they may read"));
        users = UserDirectory.of(this, settings);
        viewer = viewer(storage);
        // Used by the API for some settings only: an export that came and went could not be deployed.
        exportValue(viewer.getRef());
        CfnIdentityPoolRoleAttachment.Builder.create(this, "Roles")
                .identityPoolId(users.identityPoolId())
                .roles(Map.of("authenticated", viewer.getAttrArn()))
                .build();
        Suppressions.identity(this, settings.users());
        CfnOutput.Builder.create(this, "UserPoolId").value(userPoolId()).build();
        CfnOutput.Builder.create(this, "UserPoolClientId").value(clientId()).build();
        CfnOutput.Builder.create(this, "IdentityPoolId").value(identityPoolId()).build();
    }

    String userPoolId() {
        return users.poolId();
    }

    String clientId() {
        return users.clientId();
    }

    String identityPoolId() {
        return users.identityPoolId();
    }

    String viewerRoleName() {
        return viewer.getRef();
    }

    /** The role takes the document as {@link ViewerPolicy} wrote it: local mode evaluates the same text. */
    private CfnRole viewer(StorageStack storage) {
        return CfnRole.Builder.create(this, "Viewer")
                .description("What a signed-in user may do: read under the own prefix")
                .assumeRolePolicyDocument(new TreeMap<>(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(new TreeMap<>(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "sts:AssumeRoleWithWebIdentity",
                                "Principal",
                                Map.of("Federated", "cognito-identity.amazonaws.com"),
                                "Condition",
                                new TreeMap<>(Map.of(
                                        "StringEquals",
                                        Map.of("cognito-identity.amazonaws.com:aud", users.identityPoolId()),
                                        "ForAnyValue:StringLike",
                                        Map.of("cognito-identity.amazonaws.com:amr", "authenticated")))))))))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("Viewer")
                        .policyDocument(Json.read(ViewerPolicy.document(
                                        storage.photos().name(),
                                        storage.thumbnails().name())
                                .replace("arn:aws:", "arn:" + Aws.PARTITION + ":")))
                        .build()))
                .build();
    }
}
