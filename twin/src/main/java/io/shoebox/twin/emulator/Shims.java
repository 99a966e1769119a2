package io.shoebox.twin.emulator;

import io.shoebox.model.ViewerPolicy;
import software.amazon.awssdk.services.iam.IamClient;

/** What the emulator lacks of what the stacks rely on, made up for after they are deployed; each with its reason. */
public final class Shims {
    private Shims() {}

    /**
     * The emulator evaluates IAM policies, but fills in no policy variables, so {@link ViewerPolicy} allows nothing at all.
     * Here viewers may read everybody's objects: that users see only their own is not shown here but in local mode.
     */
    public static void letViewersRead(IamClient iam, String role, String photosBucket, String thumbnailsBucket) {
        String everybody =
                ViewerPolicy.document(photosBucket, thumbnailsBucket).replace(ViewerPolicy.IDENTITY_VARIABLE, "*");
        iam.putRolePolicy(
                put -> put.roleName(role).policyName("EmulatorHasNoVariables").policyDocument(everybody));
    }
}
