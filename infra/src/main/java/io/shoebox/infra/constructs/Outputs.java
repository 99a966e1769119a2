package io.shoebox.infra.constructs;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What a stack of Shoebox's own says when it is deployed. In a stack of somebody else, the constructs' getters say it. */
public final class Outputs {
    private Outputs() {}

    public static void add(Construct scope, String id, String value) {
        if (scope instanceof Stack) {
            CfnOutput.Builder.create(scope, id).value(value).build();
        }
    }

    public static void add(Construct scope, String id, String value, String description) {
        if (scope instanceof Stack) {
            CfnOutput.Builder.create(scope, id)
                    .description(description)
                    .value(value)
                    .build();
        }
    }
}
