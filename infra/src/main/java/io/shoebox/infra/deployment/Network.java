package io.shoebox.infra.deployment;

import java.util.List;

/**
 * Where in a VPC functions run. They must reach S3, SQS, DynamoDB, Cognito, AppSync and EventBridge from there.
 *
 * @param subnets ids
 * @param securityGroups ids
 */
public record Network(List<String> subnets, List<String> securityGroups) {
    /** @throws IllegalArgumentException if there are no subnets or no groups */
    public Network {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
        if (subnets.isEmpty() || securityGroups.isEmpty()) {
            throw new IllegalArgumentException("functions in a VPC need subnets and security groups");
        }
    }
}
