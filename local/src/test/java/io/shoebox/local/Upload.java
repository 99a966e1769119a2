package io.shoebox.local;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** What a client means to upload. */
record Upload(String bucket, String key, String contentType, long bytes, String sha256, Map<String, String> metadata) {
    Upload {
        metadata = Map.copyOf(metadata);
    }

    static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
