package io.shoebox.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;

/** Where cdk-nag's AwsSolutions rules are not followed, and why. */
final class Suppressions {
    private Suppressions() {}

    static void add(
            WebStack web,
            StorageStack storage,
            IdentityStack identity,
            PipelineStack pipeline,
            ApiStack api,
            MonitoringStack monitoring) {
        add(web, "AwsSolutions-CFR4", "x");
    }

    private static void add(Stack stack, String rule, String reason) {
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }
}
