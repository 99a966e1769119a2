package io.shoebox.uploadapi;

import io.shoebox.model.IdentityId;

/** Whether a caller is someone who may have photos. */
sealed interface Identification {
    /** The caller has this identity; Cognito says so, not the client. */
    record Verified(IdentityId identity) implements Identification {}

    /**
     * Anyone else.
     *
     * @param message for the client; begins with {@value Answer#NOT_AUTHORIZED}
     */
    record Unknown(String message) implements Identification {}
}
