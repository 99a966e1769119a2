package io.shoebox.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.constructs.Construct;

/** Puts the policy that bounds every role on those of each part. */
record Boundary(@Nullable String policy, Places places) implements Places {
    @Override
    public Construct of(Construct owner, Part part) {
        Construct place = places.of(owner, part);
        if (policy != null) {
            PermissionsBoundary.of(place).apply(ManagedPolicy.fromManagedPolicyArn(place, "Boundary", policy));
        }
        return place;
    }
}
