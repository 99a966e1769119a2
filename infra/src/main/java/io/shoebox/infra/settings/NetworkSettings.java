package io.shoebox.infra.settings;

import java.util.List;

/** The VPC in which the functions run, if they are to run in one. */
public record NetworkSettings(
        @Setting(
                value = "functions run in these, from which S3, SQS, DynamoDB, Cognito, AppSync and EventBridge must be"
                        + " reached; with securityGroups",
                form = "subnet-[0-9a-f]{8,17}",
                rule = "the id of a subnet")
        List<String> subnets,

        @Setting(
                value = "security groups of the functions",
                form = "sg-[0-9a-f]{8,17}",
                rule = "the id of a security group")
        List<String> securityGroups) {
    /** Whether one of what belongs together is missing. */
    boolean isHalfGiven() {
        return subnets.isEmpty() != securityGroups.isEmpty();
    }
}
