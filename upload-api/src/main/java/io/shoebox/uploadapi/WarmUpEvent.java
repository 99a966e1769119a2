package io.shoebox.uploadapi;

import java.util.Map;

/** An event of nobody's, which is resolved once before a snapshot is taken; it ends in a URL that is thrown away. */
final class WarmUpEvent {
    private static final String NOBODY = "us-east-1:00000000-0000-0000-0000-000000000000";

    private WarmUpEvent() {}

    /** Asks for an upload URL as a caller with IAM credentials does: no other service is called. */
    static Map<String, Object> of(UploadSettings settings) {
        String type = settings.policy().types().iterator().next().contentType();
        return Map.of(
                "info", Map.of("parentTypeName", "Mutation", "fieldName", "getUploadUrl"),
                "identity",
                        Map.of(
                                "cognitoIdentityId",
                                NOBODY,
                                "cognitoIdentityPoolId",
                                settings.callers().identityPoolId(),
                                "cognitoIdentityAuthType",
                                "authenticated"),
                "arguments",
                        Map.of(
                                "collectionId",
                                "warm-up",
                                "filename",
                                "warm-up",
                                "contentType",
                                type,
                                "contentLength",
                                1));
    }
}
