package io.shoebox.client.auth;

/** How a request to the API shows who sends it. */
public sealed interface ApiProof {
    /** The user pool's ID token goes with it. */
    record Token(String idToken) implements ApiProof {
        /** Tells nothing of the token. */
        @Override
        public String toString() {
            return "an ID token";
        }
    }

    /** It is signed, by Signature Version 4. */
    record Signature(AwsKeys keys) implements ApiProof {}
}
