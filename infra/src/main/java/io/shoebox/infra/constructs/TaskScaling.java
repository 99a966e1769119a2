package io.shoebox.infra.constructs;

import io.shoebox.infra.settings.TaskTuning;
import java.util.List;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricDimensionProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingMetricStatProperty;
import software.constructs.Construct;

/**
 * As many tasks as keep the backlog of each at its target (Application Auto Scaling User Guide, "Create a target tracking
 * scaling policy using metric math").
 */
record TaskScaling(Construct scope, String id, TaskTuning tuning) {
    private static final String NAMESPACE = "ecs";
    private static final String COUNT = "ecs:service:DesiredCount";
    /** More at once, fewer slowly: photos come in drops. */
    private static final int OUT_SECONDS = 60;

    private static final int IN_SECONDS = 300;

    void follow(String cluster, String service, String queue, String policy) {
        CfnScalableTarget target = CfnScalableTarget.Builder.create(scope, id + "Tasks")
                .serviceNamespace(NAMESPACE)
                .scalableDimension(COUNT)
                .resourceId("service/" + cluster + "/" + service)
                .minCapacity(tuning.leastTasks())
                .maxCapacity(tuning.mostTasks())
                .build();
        CfnScalingPolicy.Builder.create(scope, id + "Backlog")
                .policyName(policy)
                .policyType("TargetTrackingScaling")
                .scalingTargetId(target.getRef())
                .targetTrackingScalingPolicyConfiguration(
                        CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.builder()
                                .targetValue(tuning.messagesPerTask())
                                .scaleOutCooldown(OUT_SECONDS)
                                .scaleInCooldown(IN_SECONDS)
                                .customizedMetricSpecification(
                                        CfnScalingPolicy.CustomizedMetricSpecificationProperty.builder()
                                                .metrics(metrics(cluster, service, queue))
                                                .build())
                                .build())
                .build();
    }

    private static List<TargetTrackingMetricDataQueryProperty> metrics(String cluster, String service, String queue) {
        return List.of(
                metric(
                        "waiting",
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        List.of(dimension("QueueName", queue))),
                metric(
                        "running",
                        "ECS/ContainerInsights",
                        "RunningTaskCount",
                        List.of(dimension("ClusterName", cluster), dimension("ServiceName", service))),
                TargetTrackingMetricDataQueryProperty.builder()
                        .id("backlog")
                        .label("messages that wait for each task")
                        // Before a task runs, or is told of, all wait for one.
                        .expression("waiting / IF(FILL(running, 0) > 0, FILL(running, 1), 1)")
                        .returnData(true)
                        .build());
    }

    private static TargetTrackingMetricDataQueryProperty metric(
            String id, String namespace, String name, List<TargetTrackingMetricDimensionProperty> dimensions) {
        return TargetTrackingMetricDataQueryProperty.builder()
                .id(id)
                .metricStat(TargetTrackingMetricStatProperty.builder()
                        .metric(TargetTrackingMetricProperty.builder()
                                .namespace(namespace)
                                .metricName(name)
                                .dimensions(dimensions)
                                .build())
                        .stat("Average")
                        .build())
                .returnData(false)
                .build();
    }

    private static TargetTrackingMetricDimensionProperty dimension(String name, String value) {
        return TargetTrackingMetricDimensionProperty.builder()
                .name(name)
                .value(value)
                .build();
    }
}
