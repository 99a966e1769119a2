package io.shoebox.queue;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What S3 says about an object itself when it is asked for its bytes: no try will ever read them. */
public final class UnreadableObject {
    private UnreadableObject() {}

    /**
     * Why, for the owner to read; empty if the fault is another, such as a passing one, or a right that is missing.
     *
     * <p>S3 API Reference, "Error responses": {@code InvalidRequest} is answered for an object whose key (SSE-C) is not
     * sent along, {@code InvalidObjectState} for one in an archive that must be restored first.
     */
    public static Optional<String> reason(AwsServiceException fault) {
        String code =
                fault.awsErrorDetails() == null ? "" : fault.awsErrorDetails().errorCode();
        return switch (code == null ? "" : code) {
            case "InvalidRequest" ->
                fault.statusCode() == 400
                        ? Optional.of("the file is encrypted with a key of somebody else's (SSE-C)")
                        : Optional.empty();
            case "InvalidObjectState" -> Optional.of("the file is in an archive, where it cannot be read");
            default -> Optional.empty();
        };
    }
}
