package io.shoebox.infra.stacks;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import io.shoebox.model.ViewerPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnIdentityPool;
import software.amazon.awscdk.services.cognito.CfnIdentityPoolRoleAttachment;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/** Who the users are, and what they may do with their own AWS credentials: {@link ViewerPolicy}, and nothing else. */
public final class IdentityStack extends Stack {
    private final UserPool users;
    private final UserPoolClient client;
    private final CfnIdentityPool identities;
    private final CfnRole viewer;

    public IdentityStack(Construct scope, Settings settings, StorageStack storage) {
        super(scope, "Identity", Synthesis.props(settings, "identity", "Shoebox: users and what they may read"));
        Stage stage = settings.stage();
        users = users(stage);
        client = UserPoolClient.Builder.create(this, "Client")
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
        identities = CfnIdentityPool.Builder.create(this, "Identities")
                .identityPoolName(stage.name("identities"))
                .allowUnauthenticatedIdentities(false)
                .allowClassicFlow(false)
                .cognitoIdentityProviders(List.of(CfnIdentityPool.CognitoIdentityProviderProperty.builder()
                        .clientId(client.getUserPoolClientId())
                        .providerName(users.getUserPoolProviderName())
                        .serverSideTokenCheck(true)
                        .build()))
                .build();
        viewer = viewer(storage);
        CfnIdentityPoolRoleAttachment.Builder.create(this, "Roles")
                .identityPoolId(identities.getRef())
                .roles(Map.of("authenticated", viewer.getAttrArn()))
                .build();
        Suppressions.identity(this);
        CfnOutput.Builder.create(this, "UserPoolId").value(userPoolId()).build();
        CfnOutput.Builder.create(this, "UserPoolClientId").value(clientId()).build();
        CfnOutput.Builder.create(this, "IdentityPoolId").value(identityPoolId()).build();
    }

    String userPoolId() {
        return users.getUserPoolId();
    }

    String clientId() {
        return client.getUserPoolClientId();
    }

    String identityPoolId() {
        return identities.getRef();
    }

    String viewerRoleName() {
        return viewer.getRef();
    }

    private UserPool users(Stage stage) {
        return UserPool.Builder.create(this, "Users")
                .userPoolName(stage.name("users"))
                .selfSignUpEnabled(true)
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
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The role takes the document as {@link ViewerPolicy} wrote it: local mode evaluates the same text. */
    private CfnRole viewer(StorageStack storage) {
        return CfnRole.Builder.create(this, "Viewer")
                .description("What a signed-in user may do: read under the own prefix")
                .assumeRolePolicyDocument(new TreeMap<>(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(new TreeMap<>(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "sts:AssumeRoleWithWebIdentity",
                                "Principal",
                                Map.of("Federated", "cognito-identity.amazonaws.com"),
                                "Condition",
                                new TreeMap<>(Map.of(
                                        "StringEquals",
                                        Map.of("cognito-identity.amazonaws.com:aud", identities.getRef()),
                                        "ForAnyValue:StringLike",
                                        Map.of("cognito-identity.amazonaws.com:amr", "authenticated")))))))))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("Viewer")
                        .policyDocument(Json.read(ViewerPolicy.document(
                                storage.photos().name(), storage.thumbnails().name())))
                        .build()))
                .build();
    }
}
