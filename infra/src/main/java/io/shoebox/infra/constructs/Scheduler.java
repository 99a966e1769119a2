package io.shoebox.infra.constructs;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** EventBridge Scheduler with the right to call one function. */
public final class Scheduler {
    private final Construct scope;
    private final JavaFunction function;
    private final Role role;

    public Scheduler(Construct scope, JavaFunction function) {
        this.scope = scope;
        this.function = function;
        role = Role.Builder.create(scope, "Scheduler")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Call",
                        Statements.document(List.of(Statements.allow(
                                "CallTheFunction", List.of("lambda:InvokeFunction"), function.arn())))))
                .build();
    }

    /** @param when as Scheduler has it, such as {@code rate(1 minute)} */
    public void call(String id, String when, String event) {
        CfnSchedule.Builder.create(scope, id)
                .scheduleExpression(when)
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(function.arn())
                        .roleArn(role.getRoleArn())
                        .input(event)
                        // The next one comes soon, and does what this one did not.
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(0)
                                .build())
                        .build())
                .build();
    }
}
