package io.shoebox.infra.constructs;

import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;

/** What must outlive its stack, but not a creation that fails: what has a name of its own could not be tried again. */
public final class Lasting {
    /** The same for constructs of the CDK that take a policy. */
    public static final RemovalPolicy POLICY = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private Lasting() {}

    public static void keep(CfnResource resource) {
        resource.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE);
        resource.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
    }
}
