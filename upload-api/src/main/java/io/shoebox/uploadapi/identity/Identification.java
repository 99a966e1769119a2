package io.shoebox.uploadapi.identity;

import io.shoebox.model.IdentityId;

/** Whether a caller is someone who may have photos. */
public sealed interface Identification {
    /** How every message of an {@link Unknown} begins. */
    String NOT_AUTHORIZED = "Not authorized";

    /** The caller has this identity; Cognito says so, not the client. */
    record Verified(IdentityId identity) implements Identification {}

    /** A backend that the operator lets act for any identity; which one, it has to say. */
    record Backend(BackendRole role) implements Identification {}

    /**
     * Anyone else.
     *
     * @param message for the client; begins with {@value #NOT_AUTHORIZED}
     */
    record Unknown(String message) implements Identification {}
}
