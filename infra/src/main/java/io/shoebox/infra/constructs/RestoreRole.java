package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** The way in for emergencies: a role that puts lost originals back, past the rule that a key is written once. */
public final class RestoreRole {
    private final Construct scope;
    private final Deployment deployment;
    private final Role role;

    public RestoreRole(Construct scope, Deployment deployment) {
        this.scope = scope;
        this.deployment = deployment;
        role = Role.Builder.create(scope, "Restorer")
                .description("Puts lost originals back; for emergencies (docs/deployment.md)")
                .assumedBy(new CompositePrincipal(deployment.settings().storage().restorers().stream()
                        .map(ArnPrincipal::new)
                        .toArray(IPrincipal[]::new)))
                .maxSessionDuration(Duration.hours(1))
                .build();
    }

    public String arn() {
        return role.getRoleArn();
    }

    /** Lets it find, read and put originals; not delete any. */
    public void allow(PrivateBucket photos) {
        Policy.Builder.create(scope, "Restore")
                .roles(List.of(role))
                .statements(KeyUse.with(
                        deployment.given().key(),
                        List.of(
                                Statements.allow(
                                        "FindLostPhotos",
                                        List.of("s3:ListBucket", "s3:ListBucketVersions"),
                                        photos.arn()),
                                Statements.allow(
                                        "RestorePhotos",
                                        List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
                                        photos.objects()))))
                .build();
    }
}
