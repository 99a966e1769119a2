package io.shoebox.twin.client;

import io.shoebox.local.client.PhotoApi;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.twin.emulator.Emulator;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/**
 * Somebody who has signed up and signed in.
 *
 * @param idToken what the API takes
 * @param accessToken what it does not
 * @param credentials of the identity, for S3
 */
public record Person(String name, String identityId, String idToken, String accessToken, AwsCredentials credentials) {
    /** Signs somebody up whom nobody knows yet, and in; the operator takes the place of the mail with the code. */
    public static Person signedUp(Emulator emulator, ClientConfig config, String name) {
        return signedUp(emulator, config, name, List.of());
    }

    /** The same with somebody who is in groups of the user pool. */
    public static Person signedUp(Emulator emulator, ClientConfig config, String name, List<String> groups) {
        String email = name.toLowerCase(Locale.ROOT) + "." + UUID.randomUUID() + "@example.com";
        String password = "Aa1!" + UUID.randomUUID();
        try (CognitoIdentityProviderClient users = emulator.userPools();
                CognitoIdentityClient identities = emulator.identityPools()) {
            users.signUp(request -> request.clientId(config.userPoolClientId())
                    .username(email)
                    .password(password)
                    .userAttributes(
                            AttributeType.builder().name("email").value(email).build()));
            users.adminConfirmSignUp(
                    request -> request.userPoolId(config.userPoolId()).username(email));
            groups.forEach(group -> users.adminAddUserToGroup(
                    add -> add.userPoolId(config.userPoolId()).username(email).groupName(group)));
            AuthenticationResultType tokens = signIn(users, config, email, password);
            Map<String, String> logins = Map.of(
                    "cognito-idp." + config.region() + ".amazonaws.com/" + config.userPoolId(), tokens.idToken());
            String identityId = identities
                    .getId(request ->
                            request.identityPoolId(config.identityPoolId()).logins(logins))
                    .identityId();
            Credentials own = identities
                    .getCredentialsForIdentity(
                            request -> request.identityId(identityId).logins(logins))
                    .credentials();
            return new Person(
                    name,
                    identityId,
                    tokens.idToken(),
                    tokens.accessToken(),
                    AwsSessionCredentials.create(own.accessKeyId(), own.secretKey(), own.sessionToken()));
        }
    }

    private static AuthenticationResultType signIn(
            CognitoIdentityProviderClient users, ClientConfig config, String email, String password) {
        var srp = new Srp();
        InitiateAuthResponse challenge = users.initiateAuth(request -> request.clientId(config.userPoolClientId())
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", email, "SRP_A", srp.publicValue())));
        return users.respondToAuthChallenge(request -> request.clientId(config.userPoolClientId())
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .session(challenge.session())
                        .challengeResponses(srp.answer(
                                config.userPoolId(), challenge.challengeParameters(), password, Instant.now())))
                .authenticationResult();
    }

    /** What this person's application does. */
    public PhotoClient client(ClientConfig config, HttpClient http) {
        return new PhotoClient(api(config, http));
    }

    /** The API with this person's ID token. */
    public PhotoApi api(ClientConfig config, HttpClient http) {
        return GraphQlApi.of(config, http, idToken);
    }

    /** Holds secrets: says who it is. */
    @Override
    public String toString() {
        return name + " is " + identityId;
    }
}
