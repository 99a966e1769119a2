package io.shoebox.emulator.cognito.identities;

/** Where an identity's credentials come from: whoever else accepts them. */
@FunctionalInterface
public interface CredentialSource {
    /** @param identityId such as {@code us-east-1:11111111-2222-4333-8444-555555555555} */
    TemporaryCredentials issue(String identityId);
}
