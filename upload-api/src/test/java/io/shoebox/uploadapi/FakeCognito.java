package io.shoebox.uploadapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Answers {@code GetId} as it is told to, and keeps what it was asked. */
public final class FakeCognito implements CognitoIdentityClient {
    public final List<GetIdRequest> asked = new ArrayList<>();
    private final Function<GetIdRequest, String> identity;

    public FakeCognito(Function<GetIdRequest, String> identity) {
        this.identity = identity;
    }

    public static FakeCognito knowing(String identityId) {
        return new FakeCognito(_ -> identityId);
    }

    public static FakeCognito refusing() {
        return new FakeCognito(_ -> {
            throw NotAuthorizedException.builder()
                    .message("Invalid login token. Token expired")
                    .build();
        });
    }

    @Override
    public GetIdResponse getId(GetIdRequest request) {
        asked.add(request);
        return GetIdResponse.builder().identityId(identity.apply(request)).build();
    }

    @Override
    public String serviceName() {
        return "cognito-identity";
    }

    @Override
    public void close() {}
}
