package io.shoebox.infra.constructs;

import static io.shoebox.uploadapi.UploadSettings.IDENTITY_POOL_ID;
import static io.shoebox.uploadapi.UploadSettings.OPENID_CLIENTS;
import static io.shoebox.uploadapi.UploadSettings.OPENID_ISSUER;
import static io.shoebox.uploadapi.UploadSettings.USER_POOL_CLIENTS;
import static io.shoebox.uploadapi.UploadSettings.USER_POOL_ID;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.SignIn;
import io.shoebox.infra.settings.UserSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi;
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
 * Who the users are: a user pool with its app clients, or another provider of OpenID Connect, and the identity pool that
 * gives each user an identity of their own. What is made here outlives its stack: the identity pool alone knows whose prefix
 * is whose.
 */
public record UserDirectory(Issuer issuer, String identityPoolId) {
    /** The group of those who operate the system; a pool that was there before needs one of this name too. */
    static final String OPERATORS = "operators";

    private static final String BY_POOL = "@aws_cognito_user_pools";
    private static final String BY_OPERATORS = BY_POOL + "(cognito_groups: [\"" + OPERATORS + "\"])";

    /** Whose tokens count. */
    public sealed interface Issuer {
        /** A user pool. */
        record Pool(String id, List<String> clients) implements Issuer {}

        /**
         * Any other provider.
         *
         * @param url the {@code iss} claim of its tokens
         * @param client the {@code aud} claim of its ID tokens
         */
        record OpenId(String url, String client) implements Issuer {}
    }

    /** What a team brings, or else a directory of the deployment's own. */
    public static UserDirectory of(Construct scope, Deployment deployment) {
        return switch (deployment.given().signIn()) {
            case SignIn.Own() -> own(scope, deployment);
            case SignIn.Pool pool ->
                new UserDirectory(
                        new Issuer.Pool(pool.id(), pool.clients()),
                        pool.identityPool() == null ? identities(scope, deployment, pool) : pool.identityPool());
            case SignIn.OpenId openId ->
                new UserDirectory(
                        new Issuer.OpenId(openId.issuer(), openId.client()),
                        openId.identityPool() == null
                                ? identities(scope, deployment, null, List.of(openId.provider()))
                                : openId.identityPool());
        };
    }

    /** What functions must know of it. */
    public Map<String, String> environment() {
        Map<String, String> names = switch (issuer) {
            case Issuer.Pool(String id, List<String> clients) ->
                Map.of(USER_POOL_ID, id, USER_POOL_CLIENTS, String.join(",", clients));
            case Issuer.OpenId(String url, String client) -> Map.of(OPENID_ISSUER, url, OPENID_CLIENTS, client);
        };
        var environment = new TreeMap<>(names);
        environment.put(IDENTITY_POOL_ID, identityPoolId);
        return environment;
    }

    /** What clients must know of it; nothing of it is secret. */
    public Map<String, String> clientConfig() {
        Map<String, String> names = switch (issuer) {
            case Issuer.Pool(String id, List<String> clients) ->
                Map.of("userPoolId", id, "userPoolClientId", clients.getFirst());
            case Issuer.OpenId(String url, String client) -> Map.of("openIdIssuer", url, "openIdClientId", client);
        };
        var config = new TreeMap<>(names);
        config.put("identityPoolId", identityPoolId);
        return config;
    }

    /** Lets an API take its tokens. */
    void authorize(CfnGraphQLApi.Builder api, String region) {
        switch (issuer) {
            case Issuer.Pool(String id, List<String> clients) ->
                api.authenticationType("AMAZON_COGNITO_USER_POOLS")
                        .userPoolConfig(CfnGraphQLApi.UserPoolConfigProperty.builder()
                                .userPoolId(id)
                                .appIdClientRegex(anyOf(clients))
                                .awsRegion(region)
                                .defaultAction("ALLOW")
                                .build());
            case Issuer.OpenId(String url, String client) ->
                api.authenticationType("OPENID_CONNECT")
                        .openIdConnectConfig(CfnGraphQLApi.OpenIDConnectConfigProperty.builder()
                                .issuer(url)
                                .clientId(client)
                                .build());
        }
    }

    /** A schema with the directives of this kind of provider; where there is no group, nobody is an operator by token. */
    String authorized(String schema) {
        return switch (issuer) {
            case Issuer.Pool _ -> schema;
            case Issuer.OpenId _ -> schema.replace(BY_OPERATORS, "@aws_iam").replace(BY_POOL, "@aws_oidc");
        };
    }

    private static String anyOf(List<String> clients) {
        return clients.size() == 1 ? "^" + clients.getFirst() + "$" : "^(" + String.join("|", clients) + ")$";
    }

    private static UserDirectory own(Construct scope, Deployment deployment) {
        UserPool users = users(scope, deployment);
        UserPoolClient client = UserPoolClient.Builder.create(scope, "Client")
                .userPool(users)
                .userPoolClientName(deployment.names().optional("web"))
                .generateSecret(false)
                .authFlows(AuthFlow.builder().userSrp(true).build())
                .disableOAuth(true)
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .idTokenValidity(Duration.hours(1))
                .accessTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(30))
                .build();
        CfnUserPoolGroup.Builder.create(scope, "Operators")
                .userPoolId(users.getUserPoolId())
                .groupName(OPERATORS)
                .description(
                        "See and mend what is everybody's; put a user in by aws cognito-idp admin-add-user-to-group")
                .build();
        client.applyRemovalPolicy(Lasting.POLICY);
        return new UserDirectory(
                new Issuer.Pool(users.getUserPoolId(), List.of(client.getUserPoolClientId())),
                identities(
                        scope,
                        deployment,
                        List.of(takes(users.getUserPoolProviderName(), client.getUserPoolClientId())),
                        null));
    }

    private static String identities(Construct scope, Deployment deployment, SignIn.Pool pool) {
        String provider = "cognito-idp." + Stack.of(scope).getRegion() + ".amazonaws.com/" + pool.id();
        return identities(
                scope,
                deployment,
                pool.clients().stream().map(client -> takes(provider, client)).toList(),
                null);
    }

    private static String identities(
            Construct scope,
            Deployment deployment,
            @Nullable List<CfnIdentityPool.CognitoIdentityProviderProperty> pools,
            @Nullable List<String> openIdProviders) {
        CfnIdentityPool identities = CfnIdentityPool.Builder.create(scope, "Identities")
                .identityPoolName(deployment.names().optional("identities"))
                .allowUnauthenticatedIdentities(false)
                .allowClassicFlow(false)
                .cognitoIdentityProviders(pools)
                .openIdConnectProviderArns(openIdProviders)
                .build();
        Lasting.keep(identities);
        return identities.getRef();
    }

    private static CfnIdentityPool.CognitoIdentityProviderProperty takes(String provider, String client) {
        return CfnIdentityPool.CognitoIdentityProviderProperty.builder()
                .clientId(client)
                .providerName(provider)
                .serverSideTokenCheck(true)
                .build();
    }

    private static UserPool users(Construct scope, Deployment deployment) {
        UserSettings choices = deployment.settings().users();
        return UserPool.Builder.create(scope, "Users")
                .userPoolName(deployment.names().optional("users"))
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
