package io.shoebox.infra.constructs;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import io.shoebox.infra.settings.UserSettings;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnIdentityPool;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolSESOptions;
import software.constructs.Construct;

/**
 * Who the users are: a user pool, its app client, and the identity pool that gives each user an identity of their own.
 * All three outlive their stack: the identity pool alone knows whose prefix is whose.
 */
public record UserDirectory(String poolId, String clientId, String identityPoolId) {
    /** The group of those who operate the system; a pool that the settings name needs one of this name too. */
    static final String OPERATORS = "operators";

    /** What the settings name, or else a directory of the stage's own. */
    public static UserDirectory of(Construct scope, Settings settings) {
        UserSettings choices = settings.users();
        return choices.poolId() == null || choices.clientId() == null || choices.identityPoolId() == null
                ? own(scope, settings)
                : new UserDirectory(choices.poolId(), choices.clientId(), choices.identityPoolId());
    }

    private static UserDirectory own(Construct scope, Settings settings) {
        Stage stage = settings.stage();
        UserPool users = users(scope, settings);
        UserPoolClient client = UserPoolClient.Builder.create(scope, "Client")
                .userPool(users)
                .userPoolClientName(stage.name("web"))
                .generateSecret(false)
                .authFlows(AuthFlow.builder().userSrp(true).build())
                .disableOAuth(true)
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .idTokenValidity(Duration.hours(1))
                .accessTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(30))
                .build();
        CfnIdentityPool identities = CfnIdentityPool.Builder.create(scope, "Identities")
                .identityPoolName(stage.name("identities"))
                .allowUnauthenticatedIdentities(false)
                .allowClassicFlow(false)
                .cognitoIdentityProviders(List.of(CfnIdentityPool.CognitoIdentityProviderProperty.builder()
                        .clientId(client.getUserPoolClientId())
                        .providerName(users.getUserPoolProviderName())
                        .serverSideTokenCheck(true)
                        .build()))
                .build();
        CfnUserPoolGroup.Builder.create(scope, "Operators")
                .userPoolId(users.getUserPoolId())
                .groupName(OPERATORS)
                .description(
                        "See and mend what is everybody's; put a user in by aws cognito-idp admin-add-user-to-group")
                .build();
        Lasting.keep(identities);
        client.applyRemovalPolicy(Lasting.POLICY);
        return new UserDirectory(users.getUserPoolId(), client.getUserPoolClientId(), identities.getRef());
    }

    private static UserPool users(Construct scope, Settings settings) {
        Stage stage = settings.stage();
        UserSettings choices = settings.users();
        return UserPool.Builder.create(scope, "Users")
                .userPoolName(stage.name("users"))
                .selfSignUpEnabled(choices.selfSignUp())
                .featurePlan(FeaturePlan.valueOf(choices.plan().name()))
                .email(mail(choices))
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(10)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .tempPasswordValidity(Duration.days(3))
                        .build())
                .deletionProtection(true)
                .removalPolicy(Lasting.POLICY)
                .build();
    }

    private static UserPoolEmail mail(UserSettings choices) {
        String from = choices.mailFrom();
        return from == null
                ? UserPoolEmail.withCognito()
                : UserPoolEmail.withSES(UserPoolSESOptions.builder()
                        .fromEmail(from)
                        .sesRegion(Aws.REGION)
                        .sesVerifiedDomain(from.substring(from.indexOf('@') + 1))
                        .build());
    }
}
