package io.shoebox.infra.monitoring;

import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.PhotosTableResource;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.FunctionPackage;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** The CloudWatch metrics of a deployment, by name: where names are fixed, watching needs no reference to what is watched. */
public record StageMetrics(Names names) {
    /** How finely the dashboard and the alarms look. */
    static final Duration PERIOD = Duration.minutes(1);

    /** A metric of AWS/SQS. */
    Metric queue(String queue, String metric, String statistic) {
        return metric("AWS/SQS", metric, statistic, Map.of("QueueName", names.of(Names.Kind.QUEUE, queue)));
    }

    /** A metric of AWS/Lambda, of the alias that callers use. */
    Metric function(FunctionPackage function, String metric, String statistic) {
        String name = names.of(Names.Kind.FUNCTION, function.part());
        return metric(
                "AWS/Lambda",
                metric,
                statistic,
                Map.of("FunctionName", name, "Resource", name + ":" + JavaFunction.ALIAS));
    }

    /** A metric of AWS/DynamoDB about the table, or by more dimensions about a part of it. */
    Metric table(String metric, Map<String, String> more) {
        var dimensions = new TreeMap<>(more);
        dimensions.put("TableName", names.of(Names.Kind.TABLE, PhotosTableResource.NAME));
        return metric("AWS/DynamoDB", metric, "Sum", dimensions);
    }

    /** A metric of AWS/AppSync. */
    Metric api(String apiId, String metric, String statistic) {
        return metric("AWS/AppSync", metric, statistic, Map.of("GraphQLAPIId", apiId));
    }

    /** What the account has cost this month; CloudWatch has it in one region, where billing alerts are switched on. */
    static Metric cost() {
        return Metric.Builder.create()
                .namespace("AWS/Billing")
                .metricName("EstimatedCharges")
                .dimensionsMap(Map.of("Currency", "USD"))
                .region("us-east-1")
                .statistic("Maximum")
                .period(Duration.hours(6))
                .build();
    }

    /** A metric that a function writes into its log. */
    Metric own(FunctionPackage function, String metric, String statistic) {
        return metric(names.metricsNamespace(), metric, statistic, Map.of("Service", function.part()));
    }

    static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(PERIOD)
                .build();
    }
}
