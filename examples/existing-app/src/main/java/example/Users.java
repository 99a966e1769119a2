package example;

import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/** The users that the application has. */
record Users(UserPool pool, UserPoolClient web) {
    Users(Construct scope) {
        this(
                UserPool.Builder.create(scope, "Users")
                        .signInAliases(SignInAliases.builder().email(true).build())
                        .build(),
                scope);
    }

    private Users(UserPool pool, Construct scope) {
        this(
                pool,
                UserPoolClient.Builder.create(scope, "Web")
                        .userPool(pool)
                        .authFlows(AuthFlow.builder().userSrp(true).build())
                        .build());
        // Those who see and mend what is everybody's; without the group, nobody does by the API.
        CfnUserPoolGroup.Builder.create(scope, "Operators")
                .userPoolId(pool.getUserPoolId())
                .groupName("operators")
                .build();
    }
}
