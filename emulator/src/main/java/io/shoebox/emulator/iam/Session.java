package io.shoebox.emulator.iam;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Temporary credentials, as an identity pool or STS gives them out.
 *
 * @param principal whose they are
 * @param policy what they may do, with the variables of this principal filled in
 */
public record Session(
        String principal,
        PolicyDocument policy,
        String accessKeyId,
        String secretAccessKey,
        String sessionToken,
        Instant expiration) {

    /** For the clients of the SDK. */
    public AwsCredentials forSdk() {
        return AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
    }

    /** Tells neither secret nor token. */
    @Override
    public String toString() {
        return "session " + accessKeyId + " of " + principal + " until " + expiration;
    }
}
