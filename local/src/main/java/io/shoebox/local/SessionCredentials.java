package io.shoebox.local;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Temporary credentials of a signed-in user, as a Cognito identity pool gives them out. */
public record SessionCredentials(
        IdentityId identity, String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

    /** For the clients of the SDK. */
    public AwsCredentials forSdk() {
        return AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
    }

    /** Tells neither secret nor token. */
    @Override
    public String toString() {
        return "session " + accessKeyId + " of " + identity + " until " + expiration;
    }
}
