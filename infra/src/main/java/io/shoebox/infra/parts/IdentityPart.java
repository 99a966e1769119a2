package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.KeyUse;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.constructs.UserDirectory;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.model.ViewerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.CfnIdentityPoolRoleAttachment;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Who the users are, and what they may do with their own AWS credentials: {@link ViewerPolicy}, and nothing else. */
public final class IdentityPart {
    private final Construct scope;
    private final Deployment deployment;
    private final UserDirectory users;
    private final String viewerRole;

    public IdentityPart(Construct scope, Deployment deployment, StoragePart storage) {
        this.scope = scope;
        this.deployment = deployment;
        users = UserDirectory.of(scope, deployment);
        String given = deployment.given().viewerRole();
        viewerRole = given == null ? ownViewer(storage) : let(given, storage);
        Suppressions.identity(scope, deployment.given());
        if (users.issuer() instanceof UserDirectory.Issuer.Pool(String id, List<String> clients)) {
            Outputs.add(scope, "UserPoolId", id);
            Outputs.add(scope, "UserPoolClientId", clients.getFirst());
        }
        Outputs.add(scope, "IdentityPoolId", users.identityPoolId());
    }

    public UserDirectory users() {
        return users;
    }

    /** The name of the role that signed-in users have. */
    String viewerRoleName() {
        return viewerRole;
    }

    private String ownViewer(StoragePart storage) {
        CfnRole viewer = viewer(storage);
        if (scope instanceof Stack stack) {
            // Used by the API for some settings only: an export that came and went could not be deployed.
            stack.exportValue(viewer.getRef());
        }
        CfnIdentityPoolRoleAttachment.Builder.create(scope, "Roles")
                .identityPoolId(users.identityPoolId())
                .roles(Map.of("authenticated", viewer.getAttrArn()))
                .build();
        return viewer.getRef();
    }

    /** A role that is there keeps what it may do, and who may take it. */
    private String let(String role, StoragePart storage) {
        CfnPolicy.Builder.create(scope, "Viewer")
                .policyName("Viewer")
                .roles(List.of(role))
                .policyDocument(document(storage))
                .build();
        List<PolicyStatement> more = decryption(storage);
        if (!more.isEmpty()) {
            CfnPolicy.Builder.create(scope, "ViewerDecrypts")
                    .policyName("ViewerDecrypts")
                    .roles(List.of(role))
                    .policyDocument(Statements.document(more))
                    .build();
        }
        return role;
    }

    /** The document as {@link ViewerPolicy} wrote it: local mode evaluates the same text. */
    private static Map<String, Object> document(StoragePart storage) {
        return Json.read(ViewerPolicy.document(
                        storage.photos().name(), storage.thumbnails().name())
                .replace("arn:aws:", "arn:" + Aws.PARTITION + ":"));
    }

    /** What reading takes where the buckets have a key of the team's. */
    private List<PolicyStatement> decryption(StoragePart storage) {
        PolicyStatement reading = Statements.allow(
                "Read",
                List.of("s3:GetObject"),
                storage.photos().objects(),
                storage.thumbnails().objects());
        List<PolicyStatement> all = KeyUse.with(deployment.given().key(), List.of(reading));
        return all.subList(1, all.size());
    }

    private CfnRole viewer(StoragePart storage) {
        return CfnRole.Builder.create(scope, "Viewer")
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
                .policies(policies(storage))
                .build();
    }

    private List<CfnRole.PolicyProperty> policies(StoragePart storage) {
        var policies = new ArrayList<CfnRole.PolicyProperty>();
        policies.add(CfnRole.PolicyProperty.builder()
                .policyName("Viewer")
                .policyDocument(document(storage))
                .build());
        List<PolicyStatement> more = decryption(storage);
        if (!more.isEmpty()) {
            policies.add(CfnRole.PolicyProperty.builder()
                    .policyName("Decrypt")
                    .policyDocument(Statements.document(more))
                    .build());
        }
        return policies;
    }
}
